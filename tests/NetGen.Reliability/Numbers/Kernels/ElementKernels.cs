namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>
/// Functions of each value on its own. What a lane computes must not depend on the other lanes: a span of one value gives the same bits. NaN stays NaN, and
/// finite values give what the function is in double.
/// </summary>
internal static class ElementKernels
{
    public delegate void Call(float[] a, float[] b, float[] c, Span<float> y);

    public static IReadOnlyList<Kernel> All { get; } =
    [
        Activation<LinearActivation>(0, static (z, _) => z, static (_, _) => 1),
        Activation<SigmoidActivation>(0, static (z, _) => ReferenceMath.Sigmoid(z), static (z, _) => Slope(ReferenceMath.Sigmoid(z))),
        Activation<TanhActivation>(0, static (z, _) => Math.Tanh(z), static (z, _) => ReferenceMath.TanhDerivative(Math.Tanh(z))),
        Activation<ReluActivation>(0, static (z, _) => ReferenceMath.Relu(z), static (z, _) => ReferenceMath.ReluDerivative(z)),
        Activation<LeakyReluActivation>(0.01f, ReferenceMath.Relu, ReferenceMath.ReluDerivative),
        Activation<EluActivation>(1.5f, ReferenceMath.Elu, ReferenceMath.EluDerivative),
        Activation<SoftplusActivation>(2f, ReferenceMath.Softplus, ReferenceMath.SoftplusDerivative),
        Activation<GeluActivation>(0, static (z, _) => ReferenceMath.Gelu(z), static (z, _) => ReferenceMath.GeluDerivative(z)),
        Activation<SiluActivation>(0, static (z, _) => ReferenceMath.Silu(z), static (z, _) => ReferenceMath.SiluDerivative(z)),
        Activation<GeluTanhActivation>(0, static (z, _) => ReferenceMath.GeluTanh(z), static (z, _) => ReferenceMath.GeluTanhDerivative(z)),
        Activation<ErfActivation>(0, static (z, _) => ReferenceMath.Erf(z), static (z, _) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z)),
        Activation<HardSigmoidActivation>(
            0.2f, static (z, a) => Math.Clamp((a * z) + 0.5, 0, 1), static (z, a) => Math.Abs(a * z) < 0.5 ? a : 0),
        Activation<HardSwishActivation>(
            0, static (z, _) => z * Math.Clamp((z / 6) + 0.5, 0, 1), static (z, _) => z <= -3 ? 0 : z > 3 ? 1 : (z / 3) + 0.5),
        Activation<AtLeastActivation>(-1.25f, Math.Max, static (z, limit) => z > limit ? 1 : 0),
        Activation<AtMostActivation>(6, Math.Min, static (z, limit) => z < limit ? 1 : 0),
        new ElementKernel("multiply", 2, static (a, b, _, y) => ElementwisePass.Multiply(a, b, y), static (a, b, _) => a * b, 1e-6),
        new ElementKernel("add", 2, static (a, b, _, y) => ElementwisePass.Add(a, b, y), static (a, b, _) => a + b, 1e-6),
        new ElementKernel("scale", 3, static (a, b, c, y) => ElementwisePass.Scale(a, b, c, y), static (_, _, _) => double.NaN, 0),
        new ElementKernel(
            "sloped relu", 2, static (a, b, _, y) => ElementwisePass.SlopedRelu(a, b, y), static (z, s, _) => ReferenceMath.Relu(z, s), 1e-6, nanOperands: 1),
        new ElementKernel(
            "sloped relu backward", 3, static (a, b, c, y) => ElementwisePass.SlopedReluBackward(a, b, c, y),
            static (dy, z, s) => dy * ReferenceMath.ReluDerivative(z, s), 1e-6, nanOperands: 1),
        new ElementKernel(
            "clip", 1, static (a, _, _, y) => InPlace(a, y, static values => GradientClipping.ByValue(values, 0.5f)),
            static (a, _, _) => Math.Clamp(a, -0.5, 0.5), 0),
        new ElementKernel(
            "clip to almost nothing", 1, static (a, _, _, y) => InPlace(a, y, static values => GradientClipping.ByValue(values, float.Epsilon)),
            static (a, _, _) => Math.Clamp(a, -float.Epsilon, float.Epsilon), 0),
        new ElementKernel(
            "multiply by a factor", 1, static (a, _, _, y) => InPlace(a, y, static values => GradientClipping.Scale(values, 1e-3f)),
            static (a, _, _) => a * 1e-3, 1e-6),
        new ElementKernel("penalty", 2, AddPenalty, static (w, g, _) => g + (0.25 * w) + (0.125 * SignOfNormal(w)), 1e-5, absolute: 1e-6),
    ];

    /// <summary>A denormal counts as zero.</summary>
    private static int SignOfNormal(double w) => Math.Abs(w) < VectorMath.SmallestNormal ? 0 : Math.Sign(w);

    private static double Slope(double sigmoid) => ReferenceMath.SigmoidDerivative(sigmoid);

    private static void AddPenalty(float[] w, float[] g, float[] unused, Span<float> y)
    {
        g.CopyTo(y);
        UpdateLoop.AddPenalty(w, y, new Decay(0.125f, 0.25f, IsWeight: true));
    }

    private static void InPlace(float[] a, Span<float> y, Action<float[]> change)
    {
        float[] copy = [.. a];
        change(copy);
        copy.CopyTo(y);
    }

    private static ActivationKernel Activation<T>(float parameter, Func<double, double, double> function, Func<double, double, double> derivative)
        where T : struct, IElementwiseActivation =>
        new(typeof(T).Name, (z, _, _, y) => ElementwisePass.Apply<T>(z, y, parameter), (dy, z, y, dz) => ElementwisePass.Backward<T>(dy, z, y, dz, parameter),
            z => function(z, parameter), z => derivative(z, parameter));
}
