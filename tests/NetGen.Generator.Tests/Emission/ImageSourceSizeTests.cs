using System.Text;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Networks of images stay below a megabyte of source too, as many filters as they may have.</summary>
public sealed class ImageSourceSizeTests
{
    private const int Megabyte = 1 << 20;

    private const string SmallVgg =
        "[NeuralNetwork(32, 32, 3)] [Conv2D(32, 3, Activation.Relu, Pad = 1)] [Conv2D(32, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)] "
        + "[Conv2D(64, 3, Activation.Relu, Pad = 1)] [Conv2D(64, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)] [Dense(256, Activation.Relu)] [Dense(10, "
        + "Activation.Softmax)]";

    private const string LeNet =
        "[NeuralNetwork(28, 28, 1)] [Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)] [MaxPool2D(2)] [Conv2D(16, 5, Activation.Relu)] [MaxPool2D(2)] "
        + "[Dense(120, Activation.Relu)] [Dense(84, Activation.Relu)] [Dense(10, Activation.Softmax)]";

    [Fact]
    public void KnownNetworks_StayBelowAMegabyte()
    {
        SizeOf(LeNet).ShouldBeInRange(50_000, Megabyte);
        SizeOf(SmallVgg).ShouldBeInRange(50_000, Megabyte);
        SizeOf(ResNet20()).ShouldBeInRange(50_000, Megabyte);
    }

    [Theory]
    [InlineData("[Conv2D(64, 3, Activation.Relu, Pad = 1)]", 5)]
    [InlineData("[Conv2D(64, 3, Activation.Relu, Pad = 1)]", 6)]
    [InlineData("[Conv2D(64, 3, Activation.Relu, Pad = 1)]", 7)]
    [InlineData("[Conv2D(64, 3, Activation.Relu, Pad = 1)]", 22)]
    [InlineData("[Conv2D(64, 3, Activation.Relu, Pad = 1)]", 31)]
    [InlineData("[Conv2D(24, 5, Activation.PRelu, Pad = 2)] [BatchNorm]", 6)]
    [InlineData("[Conv2D(24, 5, Activation.PRelu, Pad = 2)] [BatchNorm]", 22)]
    [InlineData("[Conv2D(6, 5, Activation.RRelu, Pad = 2)] [MaxPool2D(3, Stride = 1, Pad = 1)]", 6)]
    [InlineData("[Conv2D(6, 5, Activation.RRelu, Pad = 2)] [MaxPool2D(3, Stride = 1, Pad = 1)]", 31)]
    [InlineData("[DepthwiseConv2D(7, Activation.Gelu, Pad = 3)] [Conv2D(40, 1, Activation.Tanh, Dilation = 2)]", 3)]
    [InlineData("[DepthwiseConv2D(7, Activation.Gelu, Pad = 3)] [Conv2D(40, 1, Activation.Tanh, Dilation = 2)]", 15)]
    [InlineData("[Conv2D(32, 3, Pad = 2, Dilation = 2, Groups = 2)] [Conv2D(36, 4, Stride = 1, Padding = Padding.Same, Groups = 2)]", 15)]
    public void ManyFilters_StayBelowAMegabyte(string layers, int times) =>
        SizeOf($"[NeuralNetwork(19, 17, 2)] {string.Join(" ", Enumerable.Repeat(layers, times))} [Dense(10, Activation.Softmax)]")
            .ShouldBeInRange(20_000, Megabyte);

    /// <summary>Nineteen convolutions in nine residual blocks, two projections and a dense layer.</summary>
    private static string ResNet20()
    {
        var text = new StringBuilder("[NeuralNetwork(32, 32, 3)] [Conv2D(16, 3, Pad = 1, UseBias = false)] [BatchNorm] [Activate(Activation.Relu)] ");
        for (int block = 0; block < 9; block++)
        {
            int filters = 16 << (block / 3);
            bool isSmaller = block is 3 or 6;
            text.Append($"[Label(\"in{block}\")] [Conv2D({filters}, 3, Stride = {(isSmaller ? 2 : 1)}, Pad = 1, UseBias = false)] [BatchNorm] "
                + "[Activate(Activation.Relu)] ")
                .Append($"[Conv2D({filters}, 3, Pad = 1, UseBias = false)] [BatchNorm] ")
                .Append(isSmaller
                    ? $"[Label(\"main{block}\")] [From(\"in{block}\")] [Conv2D({filters}, 1, Stride = 2, UseBias = false)] [BatchNorm] [Add(\"main{block}\")] "
                    : $"[Add(\"in{block}\")] ")
                .Append("[Activate(Activation.Relu)] ");
        }

        return text + "[GlobalAveragePool2D] [Dense(10, Activation.Softmax)]";
    }

    private static int SizeOf(string attributes)
    {
        GeneratorRunResult run = GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; {attributes} public partial class Net;")).GetRunResult().Results.Single();
        run.Exception.ShouldBeNull();
        return run.GeneratedSources.Sum(static source => Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
    }
}
