namespace NetGen.Integration.Tests.Generalising;

public sealed class GradientNoiseTests
{
    private static readonly Dataset s_data = Samples.Values(12, 2, 1);

    [Fact]
    public void StepsWithGradientNoise_MatchTheFormula()
    {
        var net = new PlaneNet();
        net.SetParameters([1.5f, -2.25f, 3]);
        net.Fit(s_data, new FitOptions { Epochs = 4, BatchSize = 5, Shuffle = false, Seed = 3, Optimizer = new Sgd(0.05f), GradientNoise = 0.3f });

        // Tensor 0 are the two weights, tensor 1 is the bias.
        var byHand = new Fitting.HandTraining(1.5, -2.25, 3);
        double[] parameters = byHand.Parameters;
        for (int step = 0; step < 12; step++)
        {
            int first = step % 3 * 5;
            double[] gradient = byHand.Gradient(s_data, first, Math.Min(first + 5, 12));
            double deviation = Math.Sqrt(0.3 / Math.Pow(1 + step, 0.55));
            for (int i = 0; i < 3; i++)
            {
                CounterRandom random = CounterRandom.For(3, CounterRandom.Purpose.GradientNoise, i / 2, step);
                parameters[i] -= 0.05 * (gradient[i] + (deviation * random.Normal((uint)(i % 2))));
            }
        }

        net.Parameters().ShouldBeNear(parameters, 3e-6);
    }

    /// <summary>Normal, with the variance of the formula, and nothing to do with the noise of other steps or seeds.</summary>
    [Fact]
    public void Noise_HasTheVarianceOfTheFormula()
    {
        foreach ((int seed, int steps) in new[] { (1, 1), (1, 2), (2, 40) })
        {
            float[] noise = NoiseOf(seed, steps);
            double mean = noise.Average(), variance = noise.Average(static value => (double)value * value), expected = 0.3 / Math.Pow(steps, 0.55);
            double tails = noise.Count(value => Math.Abs(value) > 1.959964 * Math.Sqrt(expected)) / (double)noise.Length;

            // Four standard errors of each.
            Math.Abs(mean).ShouldBeLessThan(4 * Math.Sqrt(expected / noise.Length));
            variance.ShouldBe(expected, 4 * expected * Math.Sqrt(2.0 / noise.Length));
            tails.ShouldBe(0.05, 4 * Math.Sqrt(0.05 * 0.95 / noise.Length));
        }

        double correlation = NoiseOf(1, 1).Zip(NoiseOf(1, 2), static (a, b) => (double)a * b).Average() / NoiseOf(1, 1).Average(static a => (double)a * a);
        Math.Abs(correlation).ShouldBeLessThan(4 / Math.Sqrt(PiecewiseNet.ParameterCount));
        NoiseOf(1, 1).ShouldDifferFrom(NoiseOf(2, 1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        Dataset data = Samples.Classes(47, 200, 10);
        Trained(threads).ShouldHaveTheBitsOf(Trained(1));

        float[] Trained(int workers) => NetworkValues.Trained<PiecewiseNoisyNet>(data, new FitOptions
        {
            Epochs = 2, BatchSize = 20, Threads = workers, GradientNoise = 0.1f, ClipNorm = 0.5f, MaxNorm = 1,
        }).Parameters();
    }

    [Fact]
    public void Padding_StaysZero()
    {
        var net = new SlopeNet(seed: 1);
        net.Fit(Samples.Values(6, 3, 2), new FitOptions { Epochs = 2, GradientNoise = 1, MaxNorm = 1 });
        Storage(net).ToArray().Count(static value => value != 0).ShouldBe(SlopeNet.ParameterCount);

        static ReadOnlySpan<float> Storage<T>(T network)
            where T : INeuralNetwork<T> => network.Storage.Parameters;
    }

    /// <summary>What the last of some steps adds, where the gradient itself is taken away.</summary>
    private static float[] NoiseOf(int seed, int steps)
    {
        float[] before = [];
        var net = new PiecewiseNet(seed: 1);
        net.Fit(Samples.Classes(steps, 200, 10), new FitOptions
        {
            Epochs = 1, BatchSize = 1, Seed = seed, Optimizer = new Sgd(1), GradientNoise = 0.3f, ReduceGradients = gradient =>
            {
                gradient.Clear();
                before = net.Parameters();
            },
        });
        return [.. net.Parameters().Zip(before, static (after, value) => value - after)];
    }
}
