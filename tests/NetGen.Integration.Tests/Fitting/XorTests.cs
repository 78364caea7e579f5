namespace NetGen.Integration.Tests;

public sealed class XorTests
{
    [Fact]
    public void ExclusiveOr_IsLearned()
    {
        var data = new Dataset([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0], 1);
        var net = new XorNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 500, BatchSize = 4, Optimizer = new Adam(0.05f) });
        net.Evaluate(data).Accuracy.ShouldBe(1);
        net.Classify([0, 1]).ShouldBe(1);
        net.Classify([1, 1]).ShouldBe(0);
    }
}
