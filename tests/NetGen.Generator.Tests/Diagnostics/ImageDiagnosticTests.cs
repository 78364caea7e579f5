using Microsoft.CodeAnalysis;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Windows over images and sequences: what is wrong, said with the arithmetic, and whatever sizes are given nothing is thrown.</summary>
public sealed class ImageDiagnosticTests
{
    private const string GiveImage = "Write [NeuralNetwork(height, width, channels)], or put [Reshape(height, width, channels)] before this layer";
    private const string GiveSequence = "Write [NeuralNetwork(length, channels)], or put [Reshape(length, channels)] before this layer";
    private const string Linear =
        "This layer has no activation, so it and the next layer together compute one linear layer. Add an activation, for example Activation.Relu.";
    private const string Bias =
        "The [BatchNorm] after this layer subtracts the mean, which removes the biases too. Set UseBias = false to leave them out.";
    private const string Twice = "Padding and Pad both set the padding of the input. Remove one of them.";
    private const string TooFar = "A larger padding allows windows that contain no input value.";

    [Theory]
    [InlineData("[NeuralNetwork(64)] [Conv2D(4, 3)]", "NETGEN130", "Conv2D(4, 3)", $"[Conv2D] needs an image (height x width x channels), but its input has "
        + $"the shape 64. {GiveImage}.")]
    [InlineData("[NeuralNetwork(8, 8)] [MaxPool2D(2)]", "NETGEN130", "MaxPool2D(2)", "[MaxPool2D] needs an image (height x width x channels), but its input "
        + "has the shape 8x8. Use [MaxPool1D] for a sequence.")]
    [InlineData("[NeuralNetwork(8, 8, 3)] [Conv1D(2, 3)]", "NETGEN130", "Conv1D(2, 3)", "[Conv1D] needs a sequence (length x channels), but its input has the "
        + "shape 8x8x3. Use [Conv2D] for an image.")]
    [InlineData("[NeuralNetwork(9)] [GlobalAveragePool1D]", "NETGEN130", "GlobalAveragePool1D", $"[GlobalAveragePool1D] needs a sequence (length x channels), "
        + $"but its input has the shape 9. {GiveSequence}.")]
    [InlineData("[NeuralNetwork(4, 4, 1)] [Dense(9)] [DepthwiseConv2D(3)]", "NETGEN130", "DepthwiseConv2D(3)", $"[DepthwiseConv2D] needs an image (height x "
        + $"width x channels), but its input has the shape 9. {GiveImage}.")]
    [InlineData("[NeuralNetwork(4, 9, 1)] [Conv2D(2, 5)]", "NETGEN131", "Conv2D(2, 5)", "The window of [Conv2D] spans 5 rows, but its input with padding has "
        + "only 4. The number of window positions, (4 - 5) / 1 + 1, must be at least 1.")]
    [InlineData("[NeuralNetwork(9, 4, 1)] [Conv2D(2, 3, Dilation = 2)]", "NETGEN131", "Conv2D(2, 3, Dilation = 2)", "The window of [Conv2D] spans 5 columns, "
        + "but its input with padding has only 4. The number of window positions, (4 - 5) / 1 + 1, must be at least 1.")]
    [InlineData("[NeuralNetwork(3, 1)] [AveragePool1D(4, Stride = 2)]", "NETGEN131", "AveragePool1D(4, Stride = 2)", "The window of [AveragePool1D] spans 4 "
        + "positions, but its input with padding has only 3. The number of window positions, (3 - 4) / 2 + 1, must be at least 1.")]
    [InlineData(
        "[NeuralNetwork(1, 2, 1)] [Conv2D(2, 7, Pad = 2)]", "NETGEN131", "Conv2D(2, 7, Pad = 2)",
        "The window of [Conv2D] spans 7 columns, but its input with padding has only 6. The number of window positions, (6 - 7) / 1 + 1, must be at least 1.",
        "The window of [Conv2D] spans 7 rows, but its input with padding has only 5. The number of window positions, (5 - 7) / 1 + 1, must be at least 1.")]
    [InlineData(
        "[NeuralNetwork(4, 4, 6)] [Conv2D(8, 3, Groups = 4)]", "NETGEN133", "4", "Groups must divide both the 6 input channels and the 8 filters, but it is 4")]
    [InlineData(
        "[NeuralNetwork(4, 4, 6)] [Conv2D(8, 3, Groups = 3)]", "NETGEN133", "3", "Groups must divide both the 6 input channels and the 8 filters, but it is 3")]
    [InlineData("[NeuralNetwork(4, 4, 6)] [Conv2D(8, 3, Groups = 0)]", "NETGEN107", "0", "Groups must be positive, but it is 0")]
    [InlineData(
        "[NeuralNetwork(4, 4, 6)] [Conv2D(8, 3, Groups = int.MinValue)]", "NETGEN107", "int.MinValue", "Groups must be positive, but it is -2147483648")]
    [InlineData("[NeuralNetwork(12)] [Reshape(2, 3, 3)]", "NETGEN134", "Reshape(2, 3, 3)", "The new shape 2 x 3 x 3 has 18 values, but the input has the "
        + "shape 12 with 12 values")]
    [InlineData("[NeuralNetwork(2, 2, 3)] [Reshape(7, 2)]", "NETGEN134", "Reshape(7, 2)", "The new shape 7 x 2 has 14 values, but the input has the shape "
        + "2x2x3 with 12 values")]
    [InlineData("[NeuralNetwork(12)] [Reshape(65536, 65536)]", "NETGEN134", "Reshape(65536, 65536)", "The new shape 65536 x 65536 has at least 2147483647 "
        + "values, but the input has the shape 12 with 12 values")]
    [InlineData("[NeuralNetwork(12)] [Reshape(4, -3)]", "NETGEN101", "Reshape(4, -3)", "The size must be at least 1, but it is -3")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Padding = Padding.Same, Pad = 1)]", "NETGEN135", "Pad = 1", Twice)]
    [InlineData("[NeuralNetwork(8, 8, 1)] [MaxPool2D(2, Pad = 1, Padding = Padding.Valid)]", "NETGEN135", "Pad = 1", Twice)]
    [InlineData("[NeuralNetwork(8, 8, 1)] [MaxPool2D(3, Pad = 2)]", "NETGEN136", "2", $"Pad must be at most half of the window size 3, but it is 2. {TooFar}")]
    [InlineData(
        "[NeuralNetwork(8, 8, 1)] [AveragePool2D(5, 2, Pad = 2)]", "NETGEN136", "2", $"Pad must be at most half of the window size 2, but it is 2. {TooFar}")]
    [InlineData("[NeuralNetwork(8, 1)] [MaxPool1D(1, Pad = 1)]", "NETGEN136", "1", $"Pad must be at most half of the window size 1, but it is 1. {TooFar}")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(0, 3)]", "NETGEN101", "0", "The size must be at least 1, but it is 0")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 0)]", "NETGEN101", "0", "The size must be at least 1, but it is 0")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, -2)]", "NETGEN101", "-2", "The size must be at least 1, but it is -2")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [MaxPool2D(int.MinValue)]", "NETGEN101", "int.MinValue", "The size must be at least 1, but it is -2147483648")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, int.MaxValue)]", "NETGEN107", "int.MaxValue", "kernel must be at most 16384, but it is 2147483647")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [AveragePool2D(2, 16385)]", "NETGEN107", "16385", "width must be at most 16384, but it is 16385")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Stride = 0)]", "NETGEN107", "0", "Stride must be from 1 to 16384, but it is 0")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [MaxPool2D(2, Stride = -1)]", "NETGEN107", "-1", "Stride must be from 1 to 16384, but it is -1")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Dilation = 0)]", "NETGEN107", "0", "Dilation must be from 1 to 16384, but it is 0")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Dilation = int.MaxValue)]", "NETGEN107", "int.MaxValue", "Dilation must be from 1 to 16384, but it is "
        + "2147483647")]
    [InlineData(
        "[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Pad = int.MaxValue)]", "NETGEN107", "int.MaxValue", "Pad must be from 0 to 16384, but it is 2147483647")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Pad = -1)]", "NETGEN107", "-1", "Pad must be from 0 to 16384, but it is -1")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(2, 3, Padding = (Padding)2)]", "NETGEN111", "(Padding)2", "The enum Padding has no value 2")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(int.MaxValue, 3)]", "NETGEN108", "Conv2D(int.MaxValue, 3)", "The network would have an image of 6 x 6 x "
        + "2147483647 values, but NetGen supports at most 67108864 values")]
    [InlineData("[NeuralNetwork(8, 8, 1)] [Conv2D(1, 3, Pad = 16384)]", "NETGEN108", "Conv2D(1, 3, Pad = 16384)", "The network would have an image of 32774 x "
        + "32774 x 1 values, but NetGen supports at most 67108864 values")]
    [InlineData("[NeuralNetwork(1, 1, 65536)] [Conv2D(65536, 1)]", "NETGEN108", "Conv2D(65536, 1)", "The network would have 4295032832 parameters (4303425600 "
        + "with padding), but NetGen supports at most 536870912 parameters with padding")]
    [InlineData(
        "[NeuralNetwork(1, 1, 67108864)] [Conv2D(67108864, 16383, Pad = 8191)]", "NETGEN108", "Conv2D(67108864, 16383, Pad = 8191)",
        "The network would have an image of 16383 x 16383 x 67108864 values, but NetGen supports at most 67108864 values")]
    [InlineData(
        "[NeuralNetwork(1, 1, 8)] [Conv2D(1, 1, Stride = 16, Pad = 16384)]", "NETGEN108", "Conv2D(1, 1, Stride = 16, Pad = 16384)",
        "The network would have an image of 32769 x 32769 x 8 values, but NetGen supports at most 67108864 values")]
    public async Task WrongWindow_IsUnderlinedByTheAnalyzer(string attributes, string id, string underlined, params string[] messages)
    {
        string source = $"using NetGen;\n{attributes} public partial class Net;";
        Generation generation = await GeneratorHarness.RunAsync(source);
        generation.Exception.ShouldBeNull();
        generation.Told.ShouldBeEmpty();
        generation.Analyzed.Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.GetCultureInfo("de-DE"))).ShouldBe(messages);
        generation.Analyzed.ShouldAllBe(diagnostic => diagnostic.Id == id && Reports.Underlined(diagnostic, source) == underlined);
        generation.Analyzed.ShouldAllBe(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        generation.Compiled.ShouldBeEmpty();
    }

    /// <summary>What may be meant is generated all the same.</summary>
    [Theory]
    [InlineData("[NeuralNetwork(28, 9, 1)] [Conv2D(2, 5, Stride = 2)]", "NETGEN132", "Conv2D(2, 5, Stride = 2)", "No window reads the last row, because the "
        + "number of window positions is not whole: (28 - 5) / 2 + 1 = 12.5")]
    [InlineData("[NeuralNetwork(9, 11, 1)] [MaxPool2D(3, 4)]", "NETGEN132", "MaxPool2D(3, 4)", "No window reads the last 3 columns, because the number of "
        + "window positions is not whole: (11 - 4) / 4 + 1 = 2.75")]
    [InlineData("[NeuralNetwork(11, 2)] [AveragePool1D(4)]", "NETGEN132", "AveragePool1D(4)", "No window reads the last 3 positions, because the number of "
        + "window positions is not whole: (11 - 4) / 4 + 1 = 2.75")]
    [InlineData("[NeuralNetwork(8, 9, 1)] [Conv2D(2, 3, Stride = 4, Pad = 1)]", "NETGEN132", "Conv2D(2, 3, Stride = 4, Pad = 1)", "No window reads the last 2 "
        + "rows, because the number of window positions is not whole: (10 - 3) / 4 + 1 = 2.75")]
    [InlineData(
        "[NeuralNetwork(300, 300, 3)] [Dense(64, Activation.Relu)] [Dense(2)]", "NETGEN137", "Dense(64, Activation.Relu)",
        "This layer has 17280064 parameters, because it reads all 270000 values of an image of 300x300x3. Put a pool, a convolution with a stride or a global "
            + "pool before it to reduce them.")]
    [InlineData("[NeuralNetwork(400, 400, 1)] [Conv2D(2, 3, Activation.Relu)] [Dense(64)]", "NETGEN137", "Dense(64)", "This layer has 20275776 parameters, "
        + "because it reads all 316808 values of an image of 398x398x2. Put a pool, a convolution with a stride or a global pool before it to reduce them.")]
    [InlineData("[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3)] [BatchNorm] [Dense(2)]", "NETGEN211", "Conv2D(4, 3)", Bias)]
    [InlineData("[NeuralNetwork(8, 8, 2)] [DepthwiseConv2D(3)] [Dropout(0.1)] [BatchNorm] [Dense(2)]", "NETGEN211", "DepthwiseConv2D(3)", Bias)]
    [InlineData(
        "[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3)] [Conv2D(4, 3, Activation.Relu)] [Dense(2)]", "NETGEN204", "Conv2D(4, 3)", Linear, DiagnosticSeverity.Warning)]
    [InlineData("[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3)] [Dense(2)]", "NETGEN204", "Conv2D(4, 3)", Linear, DiagnosticSeverity.Warning)]
    [InlineData("[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3)] [Dropout(0.5)] [Flatten] [Dense(2)]", "NETGEN204", "Conv2D(4, 3)", Linear, DiagnosticSeverity.Warning)]
    [InlineData(
        "[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3, Activation.Relu, Init = Init.Zeros)] [Dense(2)]", "NETGEN201", "Init = Init.Zeros",
        "All 4 units of this hidden layer start with equal weights, and nothing in the layer makes them different during training. Remove Init, so that each "
            + "unit starts with random weights.", DiagnosticSeverity.Warning)]
    [InlineData("[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3, Activation.Relu, Alpha = 0.1)] [Dense(2)]", "NETGEN202", "Alpha = 0.1", "Alpha has no effect here. It "
        + "is an option of LeakyRelu, PRelu, Elu, but this is Relu.", DiagnosticSeverity.Warning)]
    [InlineData(
        "[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3, SlopePerChannel = true)] [MaxPool2D(2)] [Dense(2)]", "NETGEN202", "SlopePerChannel = true",
        "SlopePerChannel has no effect here. It is an option of PRelu, but this is Linear.", DiagnosticSeverity.Warning)]
    public Task OddWindow_IsMentioned(string attributes, string id, string underlined, string message, DiagnosticSeverity severity = DiagnosticSeverity.Info) =>
        Reports.ShouldBeAsync($"using NetGen;\n{attributes} public partial class Net;", id, underlined, message, severity: severity);

    [Theory]
    [InlineData("[NeuralNetwork(28, 28, 1)] [Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)] [MaxPool2D(2)] [Conv2D(16, 5, Activation.Relu)] "
        + "[MaxPool2D(2)] [Dense(10)]")]
    [InlineData("[NeuralNetwork(7, 7, 1)] [MaxPool2D(2, Padding = Padding.Same)] [GlobalMaxPool2D]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [DepthwiseConv2D(3)] [Conv2D(8, 1, Activation.Relu)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [Conv2D(4, 1, 3)] [Conv2D(4, 3, 1, Activation.Relu)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 9)] [Conv2D(2, 1)] [Conv2D(9, 3, Activation.Relu)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [Conv2D(4, 3, Activation.Linear)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [Conv2D(4, 3)] [MaxPool2D(2)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [DepthwiseConv2D(3, Activation.Relu, Init = Init.Zeros)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [Conv2D(4, 3, UseBias = false)] [BatchNorm] [Activate(Activation.Relu)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(8, 8, 4)] [Conv2D(4, 3, Activation.PRelu, SlopePerChannel = true)] [Dense(2)]")]
    public async Task SoundWindow_IsNotMentioned(string attributes) =>
        (await GeneratorHarness.RunAsync($"using NetGen;\n{attributes} public partial class Net;")).ShouldBeClean();

    [Fact]
    public async Task SeveralProblems_AreAllToldInOneBuild()
    {
        Generation generation = await GeneratorHarness.RunAsync("""
            using NetGen;

            [NeuralNetwork(12)]
            [Conv2D(0, -1, (Activation)77, Stride = 0, Dilation = -2, Pad = -3, Padding = (Padding)9, Groups = 0, Init = (Init)99, BiasInit = double.NaN)]
            [Reshape(2, 3, 2)]
            [Conv2D(4, 9, Activation.RRelu, Lower = 2, InitScale = double.NaN)]
            [MaxPool2D(0, Pad = 1, Stride = -1)]
            [DepthwiseConv2D(2, Stride = 0)]
            [Conv2D(4, 1, Groups = 3)]
            internal partial class Net;
            """);

        generation.Exception.ShouldBeNull();
        generation.Ids.ShouldBe(
            [
                // the first
                "NETGEN101", "NETGEN101", "NETGEN107", "NETGEN107", "NETGEN107", "NETGEN107", "NETGEN111", "NETGEN111", "NETGEN111", "NETGEN130", "NETGEN135",
                "NETGEN107", "NETGEN107", "NETGEN131", "NETGEN131",
                "NETGEN101", "NETGEN107", "NETGEN136",
                "NETGEN107",
                "NETGEN133",
            ],
            ignoreOrder: true);
        generation.Compiled.ShouldBeEmpty();
    }

    /// <summary>Sizes at the ends of what a number holds, in every argument of every layer that has a window.</summary>
    [Theory]
    [InlineData("Conv2D({0}, {1}, Stride = {2}, Dilation = {3}, Pad = {4}, Groups = {5})")]
    [InlineData("Conv2D({0}, {1}, {2}, Stride = {3}, Padding = Padding.Same, Dilation = {4}, Groups = {5})")]
    [InlineData("Conv1D({0}, {1}, Stride = {2}, Dilation = {3}, Pad = {4}, Groups = {5})")]
    [InlineData("DepthwiseConv2D({0}, {1}, Stride = {2}, Dilation = {3}, Pad = {4})")]
    [InlineData("MaxPool2D({0}, {1}, Stride = {2}, Pad = {3})")]
    [InlineData("AveragePool1D({0}, Stride = {1}, Padding = (Padding){2})")]
    [InlineData("Reshape({0}, {1}, {2})")]
    public async Task AnySizes_NeverMakeTheGeneratorThrow(string layer)
    {
        int[] sizes = [int.MinValue, -1, 0, 1, 2, 3, 46341, 16384, 16385, int.MaxValue];
        string[] inputs = ["6", "6, 6", "6, 6, 6", "1, 67108864, 1", "1, 1, 67108864"];
        var random = new Random(1);
        List<string> sources = [];
        for (int k = 0; k < (LongTests.Skip is null ? 120 : 40); k++)
        {
            // Most of the arguments sound, so that the others are not all that is looked at.
            object[] arguments = [.. Enumerable.Range(0, 6).Select(_ => (object)(random.Next(3) == 0 ? $"({sizes[random.Next(sizes.Length)]})" : "2"))];
            string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, layer, arguments);
            sources.Add($"using NetGen; [NeuralNetwork({inputs[k % inputs.Length]})] [{text}] [{text}] [Dense(2)] internal partial class Net{k};");
        }

        Generation generation = await GeneratorHarness.RunAsync([.. sources]);
        generation.Exception.ShouldBeNull();
        generation.Analyzed.ShouldNotContain(static diagnostic => diagnostic.Id == "AD0001");
    }
}
