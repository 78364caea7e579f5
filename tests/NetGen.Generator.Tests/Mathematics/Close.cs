namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Compares tensors by the scale of the tensor, not of each value: a sum that cancels to nearly nothing is as exact as its terms are.</summary>
internal static class Close
{
    public static void ShouldAgree(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double tolerance, string tensor, double smallestScale = 0)
    {
        actual.Length.ShouldBe(expected.Length, tensor);
        (int index, double error) = Worst(actual, expected, smallestScale);
        if (!(error <= tolerance))
        {
            throw new ShouldAssertException($"{tensor}[{index}] is {actual[index]:R}, expected {expected[index]:R}: off by {error:E2} of the largest value, "
                + $"where {tolerance:E1} is allowed");
        }
    }

    public static void ShouldAgree(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double tolerance, string tensor, double smallestScale = 0) =>
        ShouldAgree(Widen(actual), expected, tolerance, tensor, smallestScale);

    public static double[] Widen(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    private static (int Index, double Error) Worst(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double smallestScale)
    {
        double scale = smallestScale;
        foreach (double value in expected)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        (int Index, double Error) worst = (-1, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(actual[i] - expected[i]);
            double error = difference == 0 ? 0 : difference / scale;
            if (!(error <= worst.Error))
            {
                worst = (i, error);
            }
        }

        return worst;
    }
}
