using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The activation functions without parameters of their own to train: formula and derivative, side by side.</summary>
internal static class ElementwiseFunctions
{
    public static Elementwise Sigmoid { get; } = new("Sigmoid", 0, "1 / (1 + Sys::Math.Exp(-{z}))", "{y} * (1 - {y})", DerivativeNeedsInput: false);

    public static Elementwise Tanh { get; } = new("Tanh", 0, "Sys::Math.Tanh({z})", "1 - {y} * {y}", DerivativeNeedsInput: false);

    /// <summary>y has the sign of z, so f' follows from y.</summary>
    public static Elementwise Relu { get; } =
        new("Relu", 0, "{z} < 0 ? 0 : {z}", "{y} > 0 ? 1 : 0", DerivativeNeedsInput: false) { IsShort = true, GivesZeros = true, SuitsHe = true };

    public static Elementwise Gelu { get; } =
        new("Gelu", 0, "Runtime::ReferenceMath.Gelu({z})", "Runtime::ReferenceMath.GeluDerivative({z})", DerivativeNeedsInput: true) { SuitsHe = true };

    public static Elementwise Silu { get; } = new(
        "Silu", 0, "{z} / (1 + Sys::Math.Exp(-{z}))", "(1 + {z} * (1 - 1 / (1 + Sys::Math.Exp(-{z})))) / (1 + Sys::Math.Exp(-{z}))", DerivativeNeedsInput: true)
    {
        SuitsHe = true,
    };

    /// <summary>With a negative slope y does not have the sign of z, so z is kept.</summary>
    public static Elementwise LeakyRelu(double slope) =>
        new("LeakyRelu", slope, "{z} > 0 ? {z} : {p} * {z}", "{z} > 0 ? 1 : {p}", DerivativeNeedsInput: slope < 0) { SuitsHe = true };

    /// <summary>y + α is α·eᶻ. As above, the sign of z follows from y unless α is negative.</summary>
    public static Elementwise Elu(double alpha) =>
        new("Elu", alpha, "{z} > 0 ? {z} : {p} * (Sys::Math.Exp({z}) - 1)", "{z} > 0 ? 1 : {y} + {p}", DerivativeNeedsInput: alpha < 0) { SuitsHe = true };

    public static Elementwise Softplus(double beta) =>
        new("Softplus", beta, "Runtime::ReferenceMath.Softplus({z}, {p})", "1 / (1 + Sys::Math.Exp(-{p} * {z}))", DerivativeNeedsInput: true)
        {
            SuitsHe = true, ParameterName = "Beta",
        };

    public static Elementwise Erf { get; } =
        new("Erf", 0, "Runtime::ReferenceMath.Erf({z})", "2 / Sys::Math.Sqrt(Sys::Math.PI) * Sys::Math.Exp(-{z} * {z})", DerivativeNeedsInput: true)
        {
            IsInEnum = false,
        };

    public static Elementwise GeluTanh { get; } =
        new("GeluTanh", 0, "Runtime::ReferenceMath.GeluTanh({z})", "Runtime::ReferenceMath.GeluTanhDerivative({z})", DerivativeNeedsInput: true)
        {
            SuitsHe = true, IsInEnum = false,
        };

    public static Elementwise HardSwish { get; } = new(
        "HardSwish", 0, "{z} * Sys::Math.Min(Sys::Math.Max({z} / 6 + 0.5, 0), 1)", "{z} <= -3 ? 0 : {z} > 3 ? 1 : {z} / 3 + 0.5", DerivativeNeedsInput: true)
    {
        SuitsHe = true, IsInEnum = false,
    };

    /// <summary>At the two kinks, and beyond them, the derivative is 0.</summary>
    public static Elementwise HardSigmoid(double alpha) =>
        new("HardSigmoid", alpha, "Sys::Math.Min(Sys::Math.Max({p} * {z} + 0.5, 0), 1)", "{y} > 0 && {y} < 1 ? {p} : 0", DerivativeNeedsInput: false)
        {
            IsInEnum = false,
        };

    /// <summary>
    /// max(z, limit). Together with <see cref="AtMost"/> it is what other libraries call Clip. At the limit the derivative is 0, as that of a ReLU.
    /// </summary>
    public static Elementwise AtLeast(double limit) => new("AtLeast", limit, "Sys::Math.Max({z}, {p})", "{y} > {p} ? 1 : 0", DerivativeNeedsInput: false)
    {
        IsShort = true, IsInEnum = false, ParameterName = "Limit",
    };

    /// <summary>min(z, limit).</summary>
    public static Elementwise AtMost(double limit) => new("AtMost", limit, "Sys::Math.Min({z}, {p})", "{y} < {p} ? 1 : 0", DerivativeNeedsInput: false)
    {
        IsShort = true, IsInEnum = false, ParameterName = "Limit",
    };
}
