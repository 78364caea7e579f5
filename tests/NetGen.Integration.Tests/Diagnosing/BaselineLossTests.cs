namespace NetGen.Integration.Tests.Diagnosing;

public sealed class BaselineLossTests
{
    /// <summary>Six rows of class 0, three of class 1, one of class 2.</summary>
    private static readonly Dataset s_classes = Dataset.FromLabels(Samples.Normal(30, 1), 3, [0, 0, 1, 0, 2, 0, 1, 0, 1, 0], 3);

    [Fact]
    public void CrossEntropy_IsTheEntropyOfTheClasses() =>
        BaselineOf<SoftmaxNet>(s_classes).ShouldBe(-(0.6 * Math.Log(0.6)) - (0.3 * Math.Log(0.3)) - (0.1 * Math.Log(0.1)), 1e-9);

    [Fact]
    public void BinaryCrossEntropy_IsTheMeanEntropyOfTheLabels()
    {
        double[] shares = [0.75, 0.5, 1];
        double expected = shares.Average(static share => share == 1 ? 0 : -(share * Math.Log(share)) - ((1 - share) * Math.Log(1 - share)));
        BaselineOf<LabelsNet>(new Dataset(Samples.Normal(12, 1), 3, [1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1], 3)).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void SquaredError_IsTheVarianceOfTheTargets()
    {
        double[] targets = [1, 2, 4, 5];
        double variance = targets.Average(static target => (target - 3) * (target - 3));
        BaselineOf<PlaneNet>(new Dataset(Samples.Normal(8, 1), 2, [1, 2, 4, 5], 1)).ShouldBe(variance, 1e-9);
    }

    /// <summary>Weights of rows and classes and smoothed labels, all together: what a network converges to of which only the biases are trained.</summary>
    [Fact]
    public void BiasesAlone_ReachTheLossOfAConstantOutput()
    {
        var net = new SoftmaxNet();
        net.SetParameters(new float[12]);
        History history = net.Fit(s_classes.WithWeights(1, 2, 3, 1, 2, 3, 1, 2, 3, 1), new FitOptions
        {
            Epochs = 400, BatchSize = 10, Optimizer = new Sgd(0.5f), Freeze = ["0.weight"], ClassWeights = [1, 2, 5], LabelSmoothing = 0.1f,
        });
        history.Epochs[^1].Loss.ShouldBe(history.BaselineLoss!.Value, 1e-5);
        history.Epochs.ShouldAllBe(epoch => epoch.Loss > history.BaselineLoss - 1e-6);
        (history.BaselineLoss!.Value - BaselineOf<SoftmaxNet>(s_classes)).ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void SmoothedLabelsOfSigmoidUnits_CanBeReachedByBiases()
    {
        var net = new LabelsNet();
        net.SetParameters(new float[12]);
        History history = net.Fit(new Dataset(Samples.Normal(12, 1), 3, [1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1], 3), new FitOptions
        {
            Epochs = 600, BatchSize = 4, Optimizer = new Sgd(2f), Freeze = ["0.weight"], LabelSmoothing = 0.2f,
        });
        history.Epochs[^1].Loss.ShouldBe(history.BaselineLoss!.Value, 1e-5);
    }

    [Fact]
    public void ResumedTraining_HasItToo()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "baseline.ckpt");
        History first = new SoftmaxNet().Fit(s_classes, new FitOptions { Epochs = 1, Callbacks = [new Checkpoint(path)] });
        History second = new SoftmaxNet().Fit(s_classes, new FitOptions { Epochs = 2, ResumeFrom = path });
        second.BaselineLoss.ShouldBe(first.BaselineLoss);
        new History().BaselineLoss.ShouldBeNull();
        File.Delete(path);
    }

    private static double BaselineOf<T>(Dataset data)
        where T : INeuralNetwork<T> => T.Create(1).Fit(data, new FitOptions { Epochs = 1 }).BaselineLoss!.Value;
}
