namespace NetGen.Generator.Tests;

/// <summary>What users read: every feature once, in a network so small that its files are.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public Task ReluAndSoftmax() => MatchAsync("[NeuralNetwork(4)] [Dense(3, Activation.Relu)] [Dense(2, Activation.Softmax)]");

    [Fact]
    public Task TanhAndSigmoid() => MatchAsync("[NeuralNetwork(2)] [Dense(8, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]");

    [Fact]
    public Task DropoutAndDropConnect() => MatchAsync("[NeuralNetwork(4)] [Dropout(0.1)] [Dense(3, Activation.Relu, DropConnect = 0.2)] [Dropout(0.5)] [Dense(2, Activation.Softmax)]");

    [Fact]
    public Task StandardizedRegression() => MatchAsync("[NeuralNetwork(3)] [Standardize] [Dense(1)]");

    [Fact]
    public Task LearnedSlope() => MatchAsync("[NeuralNetwork(3)] [Dense(4, Activation.PRelu)] [Dense(2)]");

    [Fact]
    public Task RandomSlope() => MatchAsync("[NeuralNetwork(3)] [Dense(4, Activation.RRelu)] [Dense(2)]");

    [Fact]
    public Task UnsoundLayers() => MatchAsync("[NeuralNetwork(3)] [Dense(-1)]", isSound: false);

    private static async Task MatchAsync(string attributes, bool isSound = true, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        Generation generation = await GeneratorHarness.RunAsync($$"""
            using NetGen;

            namespace App;

            {{attributes}}
            public partial class Net;
            """);
        if (isSound)
        {
            generation.ShouldBeClean();
        }

        generation.Files.Select(static file => file.HintName).ShouldBe(
            isSound ? ["App.Net.g.cs", "App.Net.Predict.g.cs", "App.Net.Forward.g.cs", "App.Net.Backward.g.cs", "App.Net.Reference.g.cs"] : ["App.Net.g.cs"]);
        Snapshot.Match(generation.Files, method: method);
    }
}
