namespace NetGen.Integration.Tests.Uncertainty;

public sealed class MonteCarloDropoutTests
{
    private static readonly float[] s_input = [0.5f, -1.25f, 2f];

    /// <summary>More than are computed together, and no whole number of tiles.</summary>
    private const int Samples = 137;

    [Fact]
    public void UnitMasks_GiveTheMomentsOfTheSameDrawsInDouble()
    {
        var net = new UnitMasksNet(seed: 3);
        net.SetState([0.25f, -0.5f, 1f, 2f, 0.5f, 1.5f]);
        float[] p = net.Parameters();

        ShouldAgree(net, sample =>
        {
            CounterRandom dropped = CounterRandom.For(7, CounterRandom.Purpose.Dropout, 3, -1, sample),
                slopes = CounterRandom.For(7, CounterRandom.Purpose.RandomSlope, 5, -1, sample);
            double[] x = [(0.5 - 0.25) / 2, (-1.25 + 0.5) / 0.5, (2.0 - 1) / 1.5];
            double[] h = Dense(x, p, 0, 5).Select((z, k) => Math.Tanh(z) * Kept(dropped, k, 0.3)).ToArray();
            double[] a = Dense(h, p, 20, 4).Select((z, k) => z > 0 ? z : z * ((1.0 / 8) + (((1.0 / 3) - (1.0 / 8)) * slopes.Uniform((uint)k)))).ToArray();
            return Dense(a, p, 44, 2);
        });
    }

    [Fact]
    public void WeightMasks_AreDrawnForEverySample()
    {
        var net = new BothMasksNet(seed: 3);
        float[] p = net.Parameters();

        ShouldAgree(net, sample =>
        {
            CounterRandom connected = CounterRandom.For(7, CounterRandom.Purpose.DropConnect, 0, -1 - sample),
                dropped = CounterRandom.For(7, CounterRandom.Purpose.Dropout, 2, -1, sample);
            double[] x = [.. s_input.Select(static value => (double)value)];
            double[] h = Dense(x, p, 0, 5, index => Kept(connected, index, 0.2)).Select((z, k) => Math.Tanh(z) * Kept(dropped, k, 0.5)).ToArray();
            double[] e = Dense(h, p, 20, 3).Select(Math.Exp).ToArray();
            return [.. e.Select(value => value / e.Sum())];
        });
    }

    /// <summary>
    /// Statistics are the running ones; those of the rows that go through the network together would be of one input, and have a variance of nearly zero.
    /// </summary>
    [Fact]
    public void BatchNorm_NormalisesByRunningStatistics()
    {
        var net = new NormalizedMasksNet(seed: 3);
        float[] p = Spread(net);
        net.SetParameters(p);
        float[] state =
        [
            0.25f, -0.5f, 1, 4, 0.25f, 2.25f, 0.5f, -0.25f, 0, 1, -0.75f, 0.5f, 2, 1, 1.5f, 0.75f, 0.1f, 0.2f, -0.1f, 0, 0.3f, 0.5f, 0.25f, 0.75f, 1, 2
        ];
        net.SetState(state);

        ShouldAgree(net, sample =>
        {
            CounterRandom dropped = CounterRandom.For(7, CounterRandom.Purpose.Dropout, 4, -1, sample);
            double[] x = Normalize([.. s_input.Select(static value => (double)value)], p.AsSpan(0, 6), state.AsSpan(0, 6), 1e-5);
            double[] z = Normalize(Dense(x, p, 6, 5), p.AsSpan(26, 10), state.AsSpan(6, 10), 1e-3);
            double[] h = [.. z.Select((value, k) => Math.Tanh(value) * Kept(dropped, k, 0.3))];
            return Dense(Normalize(h, p.AsSpan(36, 10), state.AsSpan(16, 10), 1e-5), p, 46, 2);
        });
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Fact]
    public void BatchNormAfterDropConnect_UsesRunningStatistics()
    {
        var net = new NormalizedWeightsNet(seed: 3);
        float[] p = Spread(net);
        net.SetParameters(p);
        float[] state = [0.5f, -0.25f, 0, 1, 2, 1, 1.5f, 0.75f];
        net.SetState(state);

        ShouldAgree(net, sample =>
        {
            CounterRandom connected = CounterRandom.For(7, CounterRandom.Purpose.DropConnect, 0, -1 - sample);
            double[] x = [.. s_input.Select(static value => (double)value)];
            double[] z = Normalize(Dense(x, p, 0, 4, index => Kept(connected, index, 0.2)), p.AsSpan(16, 8), state, 1e-5);
            return Dense([.. z.Select(Math.Tanh)], p, 24, 2);
        });
        net.State().ShouldHaveTheBitsOf(state);
    }

    /// <summary>After a prediction with dropout left on, training goes on measuring its mini-batches.</summary>
    [Fact]
    public void TrainingAfterwards_MeasuresItsMiniBatches()
    {
        Dataset data = Integration.Tests.Samples.Values(20, 3, 2);
        NormalizedMasksNet net = new(seed: 1), expected = new(seed: 1);
        net.PredictDistribution(s_input, Samples);
        net.Fit(data, new FitOptions { Epochs = 2 });
        expected.Fit(data, new FitOptions { Epochs = 2 });
        net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
        net.State().ShouldHaveTheBitsOf(expected.State());
    }

    /// <summary>y = w·(x ⊙ m) + b with E[m] = 1 and Var[m] = p / (1 − p): E[y] = w·x + b, Var[y] = p / (1 − p) · Σ (w x)².</summary>
    [Fact]
    public void WeightedSum_HasTheMomentsOfItsFormula()
    {
        float[] input = [1, -2, 0.5f, 3, 0.25f, -1];
        Check(new DroppedSumNet(seed: 1), samples: 20_000);
        Check(new DroppedWeightsNet(seed: 1), samples: 20_000);

        void Check<T>(T net, int samples)
            where T : INeuralNetwork<T>
        {
            float[] p = net.Parameters();
            PredictiveDistribution distribution = net.PredictDistribution(input, samples, seed: 1);
            for (int k = 0; k < 2; k++)
            {
                double[] terms = [.. input.Select((x, i) => x * (double)p[(6 * k) + i])];
                double mean = terms.Sum() + p[12 + k], variance = 0.25 / 0.75 * terms.Sum(static term => term * term);

                // Four standard errors: σ / √T for the mean, σ²·√((κ − 1) / T) for the variance, where the kurtosis κ of this sum is below 3.
                ((double)distribution.Mean[k]).ShouldBe(mean, 4 * Math.Sqrt(variance / samples));
                ((double)distribution.Variance[k]).ShouldBe(variance, 4 * variance * Math.Sqrt(2.0 / samples));
                distribution.StandardDeviation()[k].ShouldBe(MathF.Sqrt(distribution.Variance[k]));
            }
        }
    }

    /// <summary>A slope from U(l, u) has the mean (l + u) / 2 and the variance (u − l)² / 12; where z is positive none is drawn.</summary>
    [Fact]
    public void RandomSlope_VariesNegativeValuesOnly()
    {
        var net = new RandomSlopeNet(seed: 1);
        net.SetParameters([1, 0, 0, 1, 0, 0]);
        PredictiveDistribution distribution = net.PredictDistribution([-2, 3], samples: 20_000, seed: 5);
        ((double)distribution.Mean[0]).ShouldBe(-1, 4 * Math.Sqrt(1.0 / 12 / 20_000));
        ((double)distribution.Variance[0]).ShouldBe(1.0 / 12, 0.002);
        distribution.Mean[1].ShouldBe(3);
        distribution.Variance[1].ShouldBe(0);
    }

    [Fact]
    public void SameSeed_HasTheSameBitsOnAnyThread()
    {
        var net = new BothMasksNet(seed: 1);
        PredictiveDistribution expected = net.PredictDistribution(s_input, Samples, seed: 4);
        var results = new PredictiveDistribution[8];
        Parallel.For(0, results.Length, i => results[i] = net.PredictDistribution(s_input, Samples, seed: 4));
        foreach (PredictiveDistribution result in results)
        {
            result.Mean.ToArray().ShouldHaveTheBitsOf([.. expected.Mean]);
            result.Variance.ToArray().ShouldHaveTheBitsOf([.. expected.Variance]);
        }

        net.PredictDistribution(s_input, Samples, seed: 5).Mean.ToArray().ShouldDifferFrom([.. expected.Mean]);
    }

    [Fact]
    public void SecondCall_DrawsTheSameAndAllocatesNothing()
    {
        Check(new UnitMasksNet(seed: 1));
        Check(new BothMasksNet(seed: 1));
        Check(new NormalizedMasksNet(seed: 1));

        static void Check<T>(T net)
            where T : INeuralNetwork<T>
        {
            var sampler = new MonteCarloDropout<T>(net, Samples, seed: 2);
            float[] first = new float[T.OutputSize], second = new float[T.OutputSize], variance = new float[T.OutputSize];
            sampler.Predict(s_input, first, variance);
            long before = GC.GetAllocatedBytesForCurrentThread();
            sampler.Predict(s_input, second, variance);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
            second.ShouldHaveTheBitsOf(first);
        }
    }

    [Fact]
    public void NetworkWithoutChance_IsRefused() =>
        Should.Throw<ArgumentException>(static () => new XorNet().PredictDistribution([0, 1]))
            .Message.ShouldStartWith("Expected a network with Dropout, DropConnect or RRelu, but XorNet has none");

    [Fact]
    public void WrongArguments_AreRefused()
    {
        var net = new UnitMasksNet();
        Should.Throw<ArgumentOutOfRangeException>(() => net.PredictDistribution(s_input, samples: 1)).ParamName.ShouldBe("samples");
        Should.Throw<ArgumentException>(() => net.PredictDistribution([1, 2])).Message.ShouldStartWith("Expected 3 values, but found 2.");
        var sampler = new MonteCarloDropout<UnitMasksNet>(net, samples: 2);
        Should.Throw<ArgumentException>(() => sampler.Predict(s_input, new float[3], new float[2])).ParamName.ShouldBe("mean");
        Should.Throw<ArgumentException>(() => sampler.Predict(s_input, new float[2], new float[1])).ParamName.ShouldBe("variance");
    }

    /// <summary>Mean and variance of the network's outputs against those of a function that computes one draw.</summary>
    private static void ShouldAgree<T>(T net, Func<int, double[]> draw)
        where T : INeuralNetwork<T>
    {
        PredictiveDistribution distribution = net.PredictDistribution(s_input, Samples, seed: 7);
        double[][] draws = [.. Enumerable.Range(0, Samples).Select(draw)];
        for (int k = 0; k < T.OutputSize; k++)
        {
            double mean = draws.Average(outputs => outputs[k]), variance = draws.Average(outputs => (outputs[k] - mean) * (outputs[k] - mean));
            variance.ShouldBeGreaterThan(1e-4);
            ((double)distribution.Mean[k]).ShouldBe(mean, 1e-6);
            ((double)distribution.Variance[k]).ShouldBe(variance, 1e-6);
        }
    }

    /// <summary>W·x + b with [out, in] weights at an offset and the biases behind them.</summary>
    private static double[] Dense(double[] x, float[] parameters, int offset, int units, Func<int, double>? mask = null) =>
    [
        .. Enumerable.Range(0, units).Select(unit =>
            x.Select((value, i) => value * parameters[offset + (unit * x.Length) + i] * (mask?.Invoke((unit * x.Length) + i) ?? 1)).Sum()
                + parameters[offset + (units * x.Length) + unit]),
    ];

    /// <summary>γ·(x − mean) / √(variance + ε) + β, each tensor behind the other.</summary>
    private static double[] Normalize(double[] x, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state, double epsilon)
    {
        double[] y = new double[x.Length];
        for (int k = 0; k < x.Length; k++)
        {
            y[k] = (parameters[k] * (x[k] - state[k]) / Math.Sqrt(state[x.Length + k] + epsilon)) + parameters[x.Length + k];
        }

        return y;
    }

    /// <summary>The network's parameters moved apart, so that no γ is 1 and no β is 0.</summary>
    private static float[] Spread<T>(T network)
        where T : INeuralNetwork<T> => [.. network.Parameters().Select(static (value, index) => value + (0.125f * ((index % 5) - 2)))];

    private static double Kept(CounterRandom random, int n, double rate) => random.Uniform((uint)n) < (float)rate ? 0 : 1 / (1 - rate);
}
