namespace NetGen.Integration.Tests;

/// <summary>What a network holds, and comparisons bit by bit.</summary>
internal static class NetworkValues
{
    public static float[] Parameters<T>(this T network)
        where T : INeuralNetwork<T>
    {
        float[] values = new float[T.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    public static float[] State<T>(this T network)
        where T : INeuralNetwork<T>
    {
        float[] values = new float[T.StateCount];
        network.CopyStateTo(values);
        return values;
    }

    public static float[] Outputs<T>(this T network, Dataset data)
        where T : INeuralNetwork<T>
    {
        float[] outputs = new float[data.Count * T.OutputSize];
        network.PredictBatch(data.Features, outputs);
        return outputs;
    }

    /// <summary>A network trained from seed 1.</summary>
    public static T Trained<T>(Dataset data, FitOptions options)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        network.Fit(data, options);
        return network;
    }

    public static int[] Bits(this float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    public static void ShouldHaveTheBitsOf(this float[] values, float[] expected) =>
        values.Bits().AsSpan().SequenceEqual(expected.Bits()).ShouldBeTrue("the bits differ");

    public static void ShouldDifferFrom(this float[] values, float[] other) =>
        values.Bits().AsSpan().SequenceEqual(other.Bits()).ShouldBeFalse("the bits are the same");

    public static void ShouldBeNear(this float[] values, double[] expected, double tolerance, string what = "value")
    {
        values.Length.ShouldBe(expected.Length);
        for (int i = 0; i < values.Length; i++)
        {
            ((double)values[i]).ShouldBe(expected[i], tolerance, $"{what} {i}");
        }
    }
}
