namespace NetGen.Integration.Tests.Fitting;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void ValueThatIsNotFinite_IsNamedWithRowAndColumn(float value, string text)
    {
        float[] features = Samples.Normal(20, 1), targets = Samples.Normal(10, 2);
        features[(7 * 2) + 1] = value;
        Refused(new PlaneNet(), new Dataset(features, 2, targets, 1), text, "row 7", "feature column 1");
        features[15] = 0;
        targets[4] = value;
        Refused(new PlaneNet(), new Dataset(features, 2, targets, 1), text, "row 4", "target column 0");
        Should.Throw<ArgumentException>(() => new PlaneNet().Fit(Samples.Values(5, 2, 1), new FitOptions { Validation = new Dataset(features, 2, targets, 1) }))
            .ParamName.ShouldBe("Validation");
    }

    [Fact]
    public void DataOfAnotherShape_IsRefusedWithBothShapes()
    {
        Refused(new PlaneNet(), Samples.Values(5, 3, 1), "PlaneNet", "2 features and 1 targets", "3 and 1");
        Refused(new PlaneNet(), Samples.Values(5, 2, 2), "2 and 2");
        Refused(new PlaneNet(), Samples.Values(0, 2, 1), "empty");
        Should.Throw<ArgumentException>(() => new PlaneNet().Evaluate(Samples.Values(5, 3, 1)));
        Should.Throw<ArgumentException>(() => new PlaneNet().CheckGradients(Samples.Values(5, 3, 1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new PlaneNet().CheckGradients(Samples.Values(5, 2, 1), samples: 0)).ParamName.ShouldBe("samples");
        Should.Throw<ArgumentNullException>(() => new PlaneNet().Fit(null!)).ParamName.ShouldBe("data");
    }

    [Fact]
    public void CrossEntropy_RefusesTargetsThatAreNotProbabilities()
    {
        Refused(new SoftmaxNet(), new Dataset([1, 2, 3, 1, 2, 3], 3, [0, 1, 0, 2, 0, -1], 3), "CrossEntropy", "row 1", "2");
        Refused(new SoftmaxNet(), new Dataset([1, 2, 3], 3, [1, 1, 0], 3), "row 0", "sums to 2");
        Refused(new LabelsNet(), new Dataset([1, 2, 3], 3, [0, 1, -0.5f], 3), "BinaryCrossEntropy", "row 0", "-0.5");
        new LabelsNet().Fit(new Dataset([1, 2, 3], 3, [1, 1, 0.5f], 3)).Epochs.Count.ShouldBe(10);
        new SoftmaxNet().Fit(new Dataset([1, 2, 3], 3, [0.2f, 0.3f, 0.5f], 3)).Epochs.Count.ShouldBe(10);
    }

    [Fact]
    public void OptionOutOfRange_IsNamed()
    {
        Refused(new FitOptions { Epochs = 0 }).ShouldBe("Epochs");
        Refused(new FitOptions { BatchSize = 0 }).ShouldBe("BatchSize");
        Refused(new FitOptions { Threads = 0 }).ShouldBe("Threads");
        Refused(new FitOptions { L1 = -1 }).ShouldBe("L1");
        Refused(new FitOptions { L2 = float.NaN }).ShouldBe("L2");
        Refused(new FitOptions { ClipNorm = float.PositiveInfinity }).ShouldBe("ClipNorm");
        Refused(new FitOptions { ClipValue = -0.1f }).ShouldBe("ClipValue");
        Refused(new FitOptions { MaxNorm = float.NaN }).ShouldBe("MaxNorm");
        Refused(new FitOptions { GradientNoise = -1 }).ShouldBe("GradientNoise");
        Refused(new FitOptions { LabelSmoothing = 1 }).ShouldBe("LabelSmoothing");
        Refused(new FitOptions { ClassWeights = [1] }).ShouldBe("ClassWeights");
        Refused(new FitOptions { Freeze = null! }).ShouldBe("Freeze");
        Refused(new FitOptions { Freeze = ["Dense2"] }).ShouldBe("Freeze");
        Refused(new FitOptions { Optimizer = null! }).ShouldBe("Optimizer");
        Refused(new FitOptions { Callbacks = null! }).ShouldBe("Callbacks");
        Refused(new FitOptions { Epochs = 2, Schedule = new LinearWarmup(2.5) }).ShouldBe("Schedule");
        Refused(new FitOptions { Epochs = 5, Schedule = new LinearWarmup(2, new LinearWarmup(4)) }).ShouldBe("Schedule");
        Refused(new FitOptions { Callbacks = [null!] }).ShouldBe("Callbacks");

        static string? Refused(FitOptions options)
        {
            var net = new PlaneNet(seed: 1);
            float[] before = net.Parameters();
            string? name = Should.Throw<ArgumentException>(() => net.Fit(Samples.Values(5, 2, 1), options)).ParamName;
            net.Parameters().ShouldHaveTheBitsOf(before);
            return name;
        }
    }

    private static void Refused<T>(T net, Dataset data, params string[] parts)
        where T : INeuralNetwork<T>
    {
        float[] before = net.Parameters();
        ArgumentException exception = Should.Throw<ArgumentException>(() => net.Fit(data));
        exception.ParamName.ShouldBe("data");
        foreach (string part in parts)
        {
            exception.Message.ShouldContain(part);
        }

        net.Parameters().ShouldHaveTheBitsOf(before);
    }

    [Fact]
    public void GradientCheckOfFewRows_UsesThemAll() => new PlaneNet(seed: 1).CheckGradients(Samples.Values(3, 2, 1)).MaxRelativeError.ShouldBeLessThan(1e-5);

    [Fact]
    public void ClassNumbersForASoftmax_AreRefusedWithAdviceOnOneHot() =>
        Should.Throw<ArgumentException>(() => new SoftmaxNet().Fit(Samples.Values(5, 3, 1))).Message.ShouldContain("Dataset.FromLabels");
}
