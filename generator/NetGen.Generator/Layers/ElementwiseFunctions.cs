using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The activation functions without parameters of their own to train: formula and derivative, side by side.</summary>
internal static class ElementwiseFunctions
{
    public static Elementwise Sigmoid { get; } = new("Sigmoid", 0, "1 / (1 + Sys::Math.Exp(-{z}))", "{y} * (1 - {y})", DerivativeNeedsInput: false);

    public static Elementwise Tanh { get; } = new("Tanh", 0, "Sys::Math.Tanh({z})", "1 - {y} * {y}", DerivativeNeedsInput: false);

    /// <summary>The sign of y is that of z, so y alone decides.</summary>
    public static Elementwise Relu { get; } = new("Relu", 0, "{z} < 0 ? 0 : {z}", "{y} > 0 ? 1 : 0", DerivativeNeedsInput: false) { IsShort = true, GivesZeros = true, SuitsHe = true };

    public static Elementwise Gelu { get; } = new("Gelu", 0, "NG::ReferenceMath.Gelu({z})", "NG::ReferenceMath.GeluDerivative({z})", DerivativeNeedsInput: true) { SuitsHe = true };

    public static Elementwise Silu { get; } = new(
        "Silu", 0, "{z} / (1 + Sys::Math.Exp(-{z}))", "(1 + {z} * (1 - 1 / (1 + Sys::Math.Exp(-{z})))) / (1 + Sys::Math.Exp(-{z}))", DerivativeNeedsInput: true)
    {
        SuitsHe = true,
    };

    /// <summary>With a negative slope the sign of z does not follow from y, so z must be kept.</summary>
    public static Elementwise LeakyRelu(double slope) =>
        new("LeakyRelu", slope, "{z} > 0 ? {z} : {p} * {z}", "{z} > 0 ? 1 : {p}", DerivativeNeedsInput: slope < 0) { SuitsHe = true };

    /// <summary>y + α is α·eᶻ; as above, the sign of z follows from y unless α is negative.</summary>
    public static Elementwise Elu(double alpha) =>
        new("Elu", alpha, "{z} > 0 ? {z} : {p} * (Sys::Math.Exp({z}) - 1)", "{z} > 0 ? 1 : {y} + {p}", DerivativeNeedsInput: alpha < 0) { SuitsHe = true };

    public static Elementwise Softplus(double beta) =>
        new("Softplus", beta, "NG::ReferenceMath.Softplus({z}, {p})", "1 / (1 + Sys::Math.Exp(-{p} * {z}))", DerivativeNeedsInput: true) { SuitsHe = true, ParameterName = "Beta" };
}
