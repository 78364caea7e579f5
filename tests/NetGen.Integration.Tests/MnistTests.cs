namespace NetGen.Integration.Tests;

/// <summary>784-128-10.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class SmallDigitNet;

public sealed class MnistTests
{
    [SkippableFact]
    public void TwoEpochs_PassNinetySixPercent()
    {
        string? folder = TestData.Folder("mnist");
        Skip.If(folder is null, TestData.Absent);
        Mnist mnist = Mnist.Load(folder);
        var net = new SmallDigitNet(seed: 1);
        net.Fit(mnist.Train, new FitOptions { Epochs = 2, BatchSize = 64, Seed = 1 });
        net.Evaluate(mnist.Test).Accuracy.ShouldBeGreaterThan(0.96);
    }
}
