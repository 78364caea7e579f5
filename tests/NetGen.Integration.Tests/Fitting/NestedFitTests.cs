namespace NetGen.Integration.Tests.Fitting;

public sealed class NestedFitTests
{
    [Fact]
    public void CallbackThatTrainsItsOwnNetwork_IsRefused()
    {
        var net = new PlaneNet();
        Dataset data = Samples.Values(8, 2, 1);
        var training = new ActionCallback((_, _) => net.Fit(data));
        string message = Should.Throw<InvalidOperationException>(() => net.Fit(data, new FitOptions { Callbacks = [training] })).Message;
        message.ShouldContain("Fit cannot start on this PlaneNet");

        // The claim has been given back.
        net.Fit(data, new FitOptions { Epochs = 1 }).Epochs.Count.ShouldBe(1);
    }

    [Fact]
    public void TooLargeBatch_IsRefusedWithTheLargestPossibleSize()
    {
        var data = new Dataset(new float[2_000_000], 1, new float[2_000_000], 1);
        var wide = new WideNet();
        Should.Throw<ArgumentOutOfRangeException>(() => wide.Fit(data, new FitOptions { BatchSize = 2_000_000 })).Message.ShouldContain("at most");
    }
}

/// <summary>So many values a row that two million rows are more than an array holds.</summary>
[NeuralNetwork(1)]
[Dense(2000, Activation.Tanh)]
[Dense(1)]
internal sealed partial class WideNet;
