namespace NetGen.Integration.Tests.Fitting;

public sealed class ScalingTests
{
    private static readonly FitOptions s_once = new() { Epochs = 1 };

    // Column 0 is 1, 2, 3, 6; column 1 is constant.
    private static readonly Dataset s_data = new([1, 0.1f, 2, 0.1f, 3, 0.1f, 6, 0.1f], 2, Samples.Normal(12, 1), 3);

    [Fact]
    public void FirstFit_TakesMeanAndDeviationAndDividesAConstantColumnByOne()
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
    public void ScalingThatIsTheIdentity_CountsAsFitted()
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
                parameters[6 + unit] + Enumerable.Range(0, 2).Sum(i => parameters[(unit * 2) + i] * ((double)data.FeaturesOf(row)[i] - state[i]) / state[2 + i]))];
            net.Predict(data.FeaturesOf(row), output);
            output.ShouldBeNear(expected, 1e-5);
            batch[(row * 3)..((row * 3) + 3)].ShouldBeNear(expected, 1e-5);
        }
    }

    [Fact]
    public void ColumnThatVariesLittleAgainstItsSize_IsScaledByItsOwnDeviation()
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
}
