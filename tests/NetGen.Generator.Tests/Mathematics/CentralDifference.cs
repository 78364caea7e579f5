namespace NetGen.Generator.Tests.Mathematics;

/// <summary>(f(θ + ε) − f(θ − ε)) / 2ε, whose error shrinks with ε².</summary>
internal static class CentralDifference
{
    public static double Of(Func<double, double> f, double at, double epsilon) => (f(at + epsilon) - f(at - epsilon)) / (2 * epsilon);

    /// <summary>The derivative of something that depends on one element of an array, which is put back afterwards.</summary>
    public static double Of(Func<double> f, double[] values, int index, double epsilon = 1e-5)
    {
        double value = values[index];
        double derivative = Of(
            shifted =>
            {
                values[index] = shifted;
                return f();
            },
            value,
            epsilon);
        values[index] = value;
        return derivative;
    }
}
