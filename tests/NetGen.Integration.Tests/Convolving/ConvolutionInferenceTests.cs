namespace NetGen.Integration.Tests.Convolving;

/// <summary>What is not a number comes out as not a number, and dropout that stays on drops channels as a whole.</summary>
public sealed class ConvolutionInferenceTests
{
    [Fact]
    public void NotANumber_PassesEveryPool()
    {
        Check<PairPoolNet>();
        Check<OverlappingPoolNet>();

        // The last row of places is none, and no window of the pool comes to the last column of places.
        Check<RectifiedPoolNet>(static pixel => pixel / 6 < 3 && pixel % 6 < 5);

        static void Check<T>(Func<int, bool>? reaches = null)
            where T : INeuralNetwork<T>
        {
            T net = T.Create(1);
            float[] outputs = new float[7 * T.OutputSize];
            for (int value = 0; value < T.InputSize; value++)
            {
                float[] inputs = Samples.Normal(7 * T.InputSize, seed: value);
                inputs[(5 * T.InputSize) + value] = float.NaN;
                bool isSeen = reaches?.Invoke(value) ?? true;
                net.PredictBatch(inputs, outputs);
                Array.FindAll(outputs, float.IsNaN).Length.ShouldBe(isSeen ? T.OutputSize : 0, $"value {value} of {typeof(T).Name}");
                net.Predict(inputs.AsSpan(5 * T.InputSize, T.InputSize), outputs.AsSpan(0, T.OutputSize));
                Array.TrueForAll(outputs[..T.OutputSize], float.IsNaN).ShouldBe(isSeen, $"value {value} of {typeof(T).Name}, one sample");
            }
        }
    }

    [Fact]
    public void DroppedChannels_GiveTheMomentsOfTheSameDrawsInDouble()
    {
        const int Count = 300;
        var net = new DroppedChannelsNet(seed: 3);
        float[] input = Samples.Normal(12, seed: 1), p = net.Parameters();
        double mean = input.Average(static value => (double)value);
        double[][] draws = [.. Enumerable.Range(0, Count).Select(Draw)];
        PredictiveDistribution distribution = net.PredictDistribution(input, Count, seed: 7);
        for (int k = 0; k < 2; k++)
        {
            double expected = draws.Average(outputs => outputs[k]), variance = draws.Average(outputs => (outputs[k] - expected) * (outputs[k] - expected));
            variance.ShouldBeGreaterThan(1e-4);
            ((double)distribution.Mean[k]).ShouldBe(expected, 1e-6);
            ((double)distribution.Variance[k]).ShouldBe(variance, 1e-6);
        }

        // Five filters of one weight, then five biases, two rows of five weights and two biases.
        double[] Draw(int sample)
        {
            CounterRandom random = CounterRandom.For(7, CounterRandom.Purpose.Dropout, 1, -1, sample);
            double[] channels = [.. Enumerable.Range(0, 5).Select(c => ((p[c] * mean) + p[5 + c]) * (random.Uniform((uint)c) < 0.4f ? 0 : 1 / 0.6))];
            return [.. Enumerable.Range(0, 2).Select(k => channels.Select((value, c) => value * p[10 + (k * 5) + c]).Sum() + p[20 + k])];
        }
    }
}
