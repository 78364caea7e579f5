using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Tests;

/// <summary>What users read: every feature once, in a network so small that its files are.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public Task ReluAndSoftmax() => MatchAsync("[NeuralNetwork(4)] [Dense(3, Activation.Relu)] [Dense(2, Activation.Softmax)]", kernels: "Kernels256");

    /// <summary>Wide enough for 512-bit vectors, for lists of what is not zero, and for a kernel a layer.</summary>
    [Fact]
    public Task WideLayer() => MatchAsync("[NeuralNetwork(260)] [Dense(64, Activation.Relu)] [Dense(2, Activation.Softmax)]", kernels: "Kernels512");

    [Fact]
    public Task SmallNetwork() => MatchAsync("[NeuralNetwork(12)] [Dense(80, Activation.Relu)] [Dense(10, Activation.Softmax)]", kernels: "Kernels512");

    [Fact]
    public Task TanhAndSigmoid() => MatchAsync("[NeuralNetwork(2)] [Dense(8, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]");

    [Fact]
    public Task DropoutAndDropConnect() =>
        MatchAsync("[NeuralNetwork(4)] [Dropout(0.1)] [Dense(3, Activation.Relu, DropConnect = 0.2)] [Dropout(0.5)] [Dense(2, Activation.Softmax)]");

    [Fact]
    public Task StandardizedRegression() => MatchAsync("[NeuralNetwork(3)] [Standardize] [Dense(1)]");

    [Fact]
    public Task LearnedSlope() => MatchAsync("[NeuralNetwork(3)] [Dense(4, Activation.PRelu)] [Dense(2)]");

    [Fact]
    public Task RandomSlope() => MatchAsync("[NeuralNetwork(3)] [Dense(4, Activation.RRelu)] [Dense(2)]");

    [Fact]
    public Task BatchNorm() => MatchAsync("[NeuralNetwork(3)] [Dense(4)] [BatchNorm] [Activate(Activation.Relu)] [Dense(2)]");

    [Fact]
    public Task ResidualBlock() => MatchAsync(
        "[NeuralNetwork(3)] [Dense(4, Activation.Relu)] [Label(\"in\")] [Dense(4, Activation.Tanh)] [Dense(4)] [Add(\"in\")] [Activate(Activation.Relu)] "
            + "[Dense(2)]");

    [Fact]
    public Task Convolution() =>
        MatchAsync("[NeuralNetwork(6, 7, 2)] [Conv2D(9, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)] [Dense(3, Activation.Softmax)]", kernels: "Kernels256");

    [Fact]
    public Task LayerNorm() => MatchAsync("[NeuralNetwork(3)] [Dense(4, UseBias = false)] [LayerNorm] [Activate(Activation.Relu)] [Dense(2)]");

    [Fact]
    public Task DepthwiseConvolution() => MatchAsync(
        "[NeuralNetwork(5, 6, 2)] [Conv2D(3, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)] [DepthwiseConv2D(2)] [GlobalAveragePool2D] [Dense(2)]");

    [Fact]
    public Task UnsoundLayers() => MatchAsync("[NeuralNetwork(3)] [Dense(-1)]", isSound: false);

    /// <summary>Layers that only files of models have.</summary>
    [Fact]
    public void GeneralLayers() => Snapshot.Match(NetworkEmitter.Emit(NetworkLowering.Lower(Mathematics.GeneralCatalog.Readable))
        .Where(static file => file.Concern is "Predict" or "Forward" or "Backward" or "Reference")
            .Select(static file => new GeneratedText(file.Concern, file.Source)));

    private static async Task MatchAsync(
        string attributes, bool isSound = true, string kernels = "none", [System.Runtime.CompilerServices.CallerMemberName] string method = "")
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

        // Kernels of all widths come from one description, so one width of some networks shows them.
        GeneratedText[] files =
        [
            .. generation.Files.Where(file => !file.HintName.Contains(".Kernels", StringComparison.Ordinal)
                || file.HintName.Contains($".{kernels}.", StringComparison.Ordinal))
        ];
        string[] all =
        [
            "App.Net.g.cs", "App.Net.Predict.g.cs", "App.Net.Forward.g.cs", "App.Net.Backward.g.cs", "App.Net.Reference.g.cs", $"App.Net.{kernels}.g.cs"
        ];
        files.Select(static file => file.HintName).ShouldBe(!isSound ? all[..1] : kernels == "none" ? all[..5] : all);
        files.SelectMany(static file => file.Source.Split('\n')).Where(static line => line.Length > LineWrapping.Columns).ShouldBeEmpty();
        Snapshot.Match(files, method: method);
    }
}
