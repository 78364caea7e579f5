using NetGen.Integration.Tests.Generalising;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/training.md on generalising, word for word.</summary>
public sealed class GeneralisingGuideTests
{
    [Fact]
    public void WeightExample_TrainsDifferentlyEachTime()
    {
        Dataset data = Samples.Classes(60, 4, 3);
        float[] weights = [.. Enumerable.Range(1, 60).Select(static row => (float)row)];
        var net = new BodyAndHeadNet(seed: 1);
        net.Fit(data, new FitOptions { ClassWeights = ClassWeights.Balanced(data) });      // n / (K·nₖ), as in scikit-learn
        net.Fit(data, new FitOptions { ClassWeights = [1, 10, 1] });                       // a row of class 1 counts as ten
        net.Fit(data.WithWeights(weights), new FitOptions());                             // a weight for every row
        net.Evaluate(data).Accuracy.ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void FineTuningExample_KeepsTheFrozenLayer()
    {
        Dataset data = Samples.Classes(60, 4, 3), small = Samples.Classes(20, 4, 3, seed: 2);
        var net = new BodyAndHeadNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 20 });
        float[] before = net.Parameters();
        net.Fit(small, new FitOptions { Epochs = 5, Freeze = ["Dense1"], Optimizer = new Adam(0.0001f) });
        net.Parameters()[..30].ShouldHaveTheBitsOf(before[..30]);
        net.Parameters()[30..].ShouldDifferFrom(before[30..]);
    }

    [Fact]
    public void HealthExample_ReadsEveryFifthEpoch()
    {
        var warnings = new List<string>();
        Dataset data = Samples.Classes(60, 4, 3);
        var net = new DeadNet(seed: 1);
        var monitor = new HealthMonitor(every: 5, samples: 256, onWarning: epoch => warnings.Add($"epoch {epoch.Epoch}: {epoch.Health}"));
        History history = net.Fit(data, new FitOptions { Epochs = 5, Callbacks = [monitor] });
        TrainingHealth health = history.Epochs[4].Health!;
        health.SampleCount.ShouldBe(60);
        warnings.ShouldHaveSingleItem().ShouldStartWith("epoch 5: ");
    }
}
