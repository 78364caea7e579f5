namespace NetGen.Integration.Tests.Fitting;

public sealed class ScalingTests
{
    private static readonly FitOptions s_once = new() { Epochs = 1 };

    // Column 0 is 1, 2, 3, 6; column 1 is constant.
    private static readonly Dataset s_data = new([1, 0.1f, 2, 0.1f, 3, 0.1f, 6, 0.1f], 2, Samples.Normal(12, 1), 3);

    [Fact]
    public void FirstFit_TakesMeanAndDeviation_AndDividesConstantColumnsByOne()
    {
        var net = new StandardizedNet();
        net.State().ShouldBe([0, 0, 1, 1]);
        net.Fit(s_data, s_once);
        net.State().ShouldBeNear([3, 0.1, Math.Sqrt(3.5), 1], 1e-6);
    }

    [Fact]
    public void FirstFit_TakesMinimumAndRange()
    {
        var net = new MinMaxNet();
        net.Fit(s_data, s_once);
        net.State().ShouldBe([1, 0.1f, 5, 1]);
        net.SetParameters([1, 0, 0, 1, 1, 1, 0, 0, 0]);
        float[] output = new float[3];
        net.Predict([1, 0.1f], output);
        output.ShouldBeNear([0, 0, 0], 1e-6);
        net.Predict([6, 0.1f], output);
        output.ShouldBeNear([1, 0, 1], 1e-6);
        net.Predict([2, 1.1f], output);
        output.ShouldBeNear([0.2, 1, 1.2], 1e-6);
    }

    /// <summary>Zeros and ones have the identity for a scaling, which is one all the same: best weights that are put back and a file keep it.</summary>
    [Fact]
    public void IdentityScaling_CountsAsFitted()
    {
        Dataset bits = new([0, 1, 1, 0, 1, 1], 2, Samples.Normal(9, 1), 3), others = new([5, 5, 7, 9], 2, Samples.Normal(6, 1), 3);
        var net = new MinMaxNet(seed: 1);
        net.Fit(bits, new FitOptions { Epochs = 2, Callbacks = [new EarlyStopping()] });
        using var folder = new TemporaryFolder();
        net.Save(folder.File("net"));
        MinMaxNet loaded = MinMaxNet.Load(folder.File("net"));
        foreach (MinMaxNet fitted in (MinMaxNet[])[net, loaded])
        {
            fitted.Fit(others, s_once);
            fitted.State().ShouldBe([0, 0, 1, 1]);
        }
    }

    [Fact]
    public void LaterFit_KeepsTheScalingUnlessAskedToRefit()
    {
        Dataset other = new([10, 20, 30, 40], 2, Samples.Normal(6, 1), 3);
        var net = new StandardizedNet();
        net.Fit(s_data, s_once);
        float[] first = net.State();
        net.Fit(other, s_once);
        net.State().ShouldHaveTheBitsOf(first);
        net.Fit(other, new FitOptions { Epochs = 1, RefitScaling = true });
        net.State().ShouldBe([20, 30, 10, 10]);
    }

    [Fact]
    public void ScalingSetOrLoaded_CountsAsFitted()
    {
        using var folder = new TemporaryFolder();
        var net = new StandardizedNet();
        net.SetState([5, 6, 7, 8]);
        net.Save(folder.File("net"));
        net.Fit(s_data, s_once);
        net.State().ShouldBe([5, 6, 7, 8]);
        StandardizedNet loaded = StandardizedNet.Load(folder.File("net"));
        loaded.Fit(s_data, s_once);
        loaded.State().ShouldBe([5, 6, 7, 8]);
    }

    [Fact]
    public void HugeMean_StaysAccurate()
    {
        float[] features = [.. Samples.Normal(400, 3).Select(static (value, i) => (i % 2 == 0 ? 1e6f : 0) + (10 * value))];
        var data = new Dataset(features, 2, Samples.Normal(600, 4), 3);
        var net = new StandardizedNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 3 });
        float[] parameters = net.Parameters(), state = net.State(), batch = net.Outputs(data), output = new float[3];
        ((double)state[0]).ShouldBe(1e6, 2);
        ((double)state[2]).ShouldBe(10, 1);
        for (int row = 0; row < data.Count; row++)
        {
            double[] expected = [.. Enumerable.Range(0, 3).Select(unit =>
                parameters[6 + unit]
                    + Enumerable.Range(0, 2).Sum(i => parameters[(unit * 2) + i] * ((double)data.FeaturesOf(row)[i] - state[i]) / state[2 + i]))];
            net.Predict(data.FeaturesOf(row), output);
            output.ShouldBeNear(expected, 1e-5);
            batch[(row * 3)..((row * 3) + 3)].ShouldBeNear(expected, 1e-5);
        }
    }

    [Fact]
    public void ColumnWithASmallDeviationAndALargeMean_IsScaledByItsDeviation()
    {
        // Seconds since 1970 in a window of minutes: floats there are 128 apart.
        float[] seconds = [1.7e9f, 1.7e9f + 128, 1.7e9f + 256, 1.7e9f + 384];
        var net = new StandardizedNet();
        net.Fit(new Dataset([.. seconds.SelectMany(static second => new[] { second, 5f })], 2, new float[12], 3), new FitOptions { Epochs = 1 });
        net.State()[2].ShouldBe(143.1f, 0.1f);
        net.State()[3].ShouldBe(1);
    }

    [Fact]
    public void StateOfAnUnfittedNetwork_LeavesTheCopyUnfitted()
    {
        var copy = new StandardizedNet();
        copy.SetState(new StandardizedNet().State());
        copy.Fit(Samples.Values(20, 2, 3), new FitOptions { Epochs = 1 });
        copy.State()[2].ShouldNotBe(1);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void DivisorThatDoesNotDivide_IsRefused(float divisor) =>
        Should.Throw<ArgumentException>(() => new StandardizedNet().SetState([0, 0, 1, divisor])).Message.ShouldContain("divisors");

    /// <summary>Nothing of the network changes, and it is as good for other data as before.</summary>
    [Theory]
    [InlineData(new[] { -3e38f, 3e38f })]
    [InlineData(new[] { float.MinValue, float.MaxValue })]
    [InlineData(new[] { 3e38f, 3e38f, 1e38f, -1e38f })]
    public void ColumnWithARangeBeyondFloat_IsRefusedWithItsNumber(float[] column)
    {
        float[] features = [.. column.SelectMany(static value => new[] { 1f, value })];
        var data = new Dataset(features, 2, new float[3 * column.Length], 3);
        Check(new StandardizedNet(seed: 1));
        Check(new MinMaxNet(seed: 1));
        Check(new NormalizedInputNet(seed: 1));

        void Check<T>(T net)
            where T : INeuralNetwork<T>
        {
            float[] parameters = net.Parameters(), state = net.State();
            ArgumentException refused = Should.Throw<ArgumentException>(() => net.Fit(data, s_once));
            refused.ParamName.ShouldBe("data");
            refused.Message.ShouldContain(FormattableString.Invariant($"feature column 1 ranges from {column.Min()} to {column.Max()}."));
            Should.Throw<ArgumentException>(() => net.FindLearningRate(data)).Message.ShouldContain("feature column 1");
            net.Parameters().ShouldHaveTheBitsOf(parameters);
            net.State().ShouldHaveTheBitsOf(state);

            T other = T.Create(1);
            other.Fit(s_data, s_once);
            net.Fit(s_data, s_once);
            net.Parameters().ShouldHaveTheBitsOf(other.Parameters());
            net.State().ShouldHaveTheBitsOf(other.State());
        }
    }

    [Fact]
    public void RefusedRefit_KeepsTheOldScaling()
    {
        var net = new StandardizedNet(seed: 1);
        net.Fit(s_data, s_once);
        float[] state = net.State();
        Should.Throw<ArgumentException>(
            () => net.Fit(new Dataset([-3e38f, 0, 3e38f, 0], 2, new float[6], 3), new FitOptions { Epochs = 1, RefitScaling = true }));
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Theory]
    [InlineData(1e-45f)]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    [InlineData(1.6e38f)]
    public void ColumnWithinTheRangeOfFloat_IsScaledAtAnySize(float size)
    {
        var data = new Dataset([-size, 1, size, 2, 0, 3, size, 4], 2, new float[12], 3);
        Check(new StandardizedNet(seed: 1));
        Check(new MinMaxNet(seed: 1));

        void Check<T>(T net)
            where T : INeuralNetwork<T>
        {
            net.Fit(data, s_once);
            net.State().ShouldAllBe(static value => float.IsFinite(value));
            net.Outputs(data).ShouldAllBe(static value => float.IsFinite(value));
            net.Evaluate(data).Loss.ShouldBeLessThan(100);
        }
    }

    /// <summary>What a hidden layer makes of the data is not known before: then the training ends, and the network is put back.</summary>
    [Fact]
    public void OverflowingRunningStatistic_EndsTheTrainingAndIsNamed()
    {
        var net = new NormalizedHiddenNet(seed: 1);
        float[] state = net.State();
        TrainingDivergedException diverged = Should.Throw<TrainingDivergedException>(() =>
            net.Fit(new Dataset([1e21f, 2e21f, -1e21f, 5e20f, 7e20f, -3e21f], 1, new float[6], 1), new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-30f) }));
        diverged.Tensor.ShouldBe("1.running_var");
        diverged.Message.ShouldContain("scaled inputs ([Standardize] before the first layer)");
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Theory]
    [InlineData(float.PositiveInfinity, "input.scale: expected divisors above 0, all finite, but found Infinity at index 1")]
    [InlineData(0, "input.scale: expected divisors above 0, but found 0 at index 1")]
    public void RefusedState_ChangesNothing(float divisor, string message)
    {
        var net = new StandardizedNet();
        Should.Throw<ArgumentException>(() => net.SetState([1, 1, 2, divisor])).Message.ShouldStartWith(message);
        Should.Throw<ArgumentException>(
            () => net.SetState([1, float.NaN, 2, 2])).Message.ShouldStartWith("input.mean: expected finite values, but found NaN at index 1");
        net.State().ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void UnfittedNetwork_IsNotEvaluatedOrSaved()
    {
        Check(new StandardizedNet(seed: 1));
        Check(new MinMaxNet(seed: 1));
        var set = new StandardizedNet(seed: 1);
        set.SetState([1, 2, 3, 4]);
        set.Evaluate(s_data).Loss.ShouldBeGreaterThan(0);

        // Of columns from 0 to 1 the scaling is the identity. A copy of such a network is as good as the network.
        var bits = new MinMaxNet(seed: 1);
        bits.Fit(new Dataset([0, 1, 1, 0, 1, 1], 2, Samples.Normal(9, 1), 3), s_once);
        var copy = new MinMaxNet(seed: 1);
        copy.SetState(bits.State());
        copy.SetParameters(bits.Parameters());
        copy.Evaluate(s_data).Loss.ShouldBe(bits.Evaluate(s_data).Loss);
        using var place = new TemporaryFolder();
        copy.Save(place.File("net"));
        MinMaxNet.Load(place.File("net")).Evaluate(s_data).Loss.ShouldBe(bits.Evaluate(s_data).Loss);

        static void Check<T>(T net)
            where T : INeuralNetwork<T>
        {
            using var folder = new TemporaryFolder();
            Should.Throw<InvalidOperationException>(() => net.Evaluate(s_data)).Message.ShouldStartWith(
                $"Evaluate needs the statistics of the input scaling, but this {T.Info.Name} has none yet.");
            Should.Throw<InvalidOperationException>(
                () => net.Save(folder.File("net"))).Message.ShouldStartWith($"Save needs the statistics of the input scaling");
            folder.Names().ShouldBeEmpty();
            net.Fit(s_data, s_once);
            net.Save(folder.File("net"));
            T.Load(folder.File("net")).Evaluate(s_data).Loss.ShouldBe(net.Evaluate(s_data).Loss);
        }
    }
}
