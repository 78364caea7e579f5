namespace NetGen.Integration.Tests.Contract;

/// <summary>Code that knows no more of a network than its interface.</summary>
public sealed class GenericCodeTests
{
    [Fact]
    public void StaticMembers_AreThoseOfTheClass()
    {
        Sizes<DigitNet>().ShouldBe((DigitNet.InputSize, DigitNet.OutputSize, DigitNet.ParameterCount, DigitNet.StateCount, DigitNet.Layers.Length));
        Sizes<StandardizedNet>().ShouldBe((2, 3, 9, 4, StandardizedNet.Layers.Length));
    }

    [Fact]
    public void GenericTraining_GivesTheBitsOfADirectOne()
    {
        Dataset data = Samples.Values(30, 3, 2);
        var net = new SlopeNet(seed: 5);
        net.Fit(data, new FitOptions { Epochs = 2 });
        TrainAndReload<SlopeNet>(data, seed: 5).ShouldHaveTheBitsOf(net.Parameters());
    }

    private static (int Inputs, int Outputs, int Parameters, int State, int Layers) Sizes<T>()
        where T : INeuralNetwork<T> =>
        (T.InputSize, T.OutputSize, T.ParameterCount, T.StateCount, T.Layers.Length);

    private static float[] TrainAndReload<T>(Dataset data, int seed)
        where T : INeuralNetwork<T>
    {
        using var folder = new TemporaryFolder();
        T network = T.Create(seed);
        History history = network.Fit(data, new FitOptions { Epochs = 2 }, CancellationToken.None);
        history.Epochs.Count.ShouldBe(2);
        Evaluation evaluation = network.Evaluate(data);
        evaluation.Loss.ShouldBeGreaterThan(0);
        GradientCheck check = network.CheckGradients(data);
        check.MaxRelativeError.ShouldBeLessThan(1e-4);
        network.Save(folder.File("net"));
        return T.Load(folder.File("net")).Parameters();
    }
}
