namespace NetGen.Onnx.Tests;

/// <summary>How far outputs may be apart.</summary>
internal static class Outputs
{
    /// <summary>Of the larger of 1 and the output.</summary>
    public const double Tolerance = 1e-5;

    public static void ShouldAgree(float[] found, float[] expected, string what)
    {
        found.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < found.Length; i++)
        {
            double error = Math.Abs((double)found[i] - expected[i]) / Math.Max(1, Math.Abs(expected[i]));
            if (!(error <= Tolerance))
            {
                Assert.Fail($"{what}: output {i} is {found[i]:R}, expected {expected[i]:R}: off by {error:E2}");
            }
        }
    }
}
