using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Names of values, and branches that do not meet.</summary>
public sealed class GraphDiagnosticTests
{
    private const string Start = "[NeuralNetwork(2)] [Dense(4, Activation.Relu)] [Label(\"a\")] [Dense(4, Activation.Relu)] ";

    [Theory]
    [InlineData(Start + "[Add(\"A\")] [Add(\"a\")]", "NETGEN120", "\"A\"", "[Add] reads 'A', but no [Label] before it gives this name; known here: 'a'")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Add(\"x\")]", "NETGEN120", "\"x\"", "[Add] reads 'x', but no [Label] before it gives this name; there is no [Label] before it")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Concat(\"b\")] [Label(\"b\")] [Activate(Activation.Relu)] [Add(\"b\")]", "NETGEN120", "\"b\"",
        "[Concat] reads 'b', but no [Label] before it gives this name; the one with this name comes later")]
    [InlineData(Start + "[Label(\"a\")] [Add(\"a\")]", "NETGEN121", "\"a\"", "'a' is already the name of the value of [Dense] in line 5; a name can be given only once")]
    [InlineData(Start + "[From(\"a\")] [Dense(3)]", "NETGEN122", "From(\"a\")",
        "No layer reads the value of [Dense] in line 5, the last one before this [From]; give it a [Label], if it has none, and read it by [Add] or [Concat], or remove its layers")]
    [InlineData(Start + "[From(\"a\")]", "NETGEN122", "From(\"a\")",
        "No layer reads the value of [Dense] in line 5, the last one before this [From]; give it a [Label], if it has none, and read it by [Add] or [Concat], or remove its layers")]
    [InlineData(Start + "[Dense(3)] [Add(\"a\")]", "NETGEN123", "Add(\"a\")",
        "[Add] needs two values of the same shape, but the value here has the shape 3 (of [Dense] in line 5) and 'a' has 4 (of [Dense] in line 5)")]
    [InlineData("[NeuralNetwork(2, 2, 3)] [Label(\"x\")] [Dense(12)] [Add(\"x\")]", "NETGEN123", "Add(\"x\")",
        "[Add] needs two values of the same shape, but the value here has the shape 12 (of [Dense] in line 5) and 'x' has 2x2x3 (the input of the network)")]
    [InlineData("[NeuralNetwork(2, 2, 3)] [Label(\"x\")] [Dense(12)] [Concat(\"x\")]", "NETGEN123", "Concat(\"x\")",
        "[Concat] needs two vectors, or two images of the same height and width, but the value here has the shape 12 (of [Dense] in line 5) and 'x' has 2x2x3 (the input of the network)")]
    [InlineData("[NeuralNetwork(2)] [Label(\"\")] [Dense(2)]", "NETGEN124", "\"\"", "[Label] needs a name of at least one character")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Add(null!)]", "NETGEN124", "null!", "[Add] needs a name of at least one character")]
    public Task WrongGraph_IsUnderlinedByTheAnalyzer(string attributes, string id, string underlined, string message) =>
        Reports.ShouldBeAsync(Source(attributes), id, underlined, message);

    [Fact]
    public Task LabelThatNothingReads_IsWarnedOf() =>
        Reports.ShouldBeAsync(
            Source(Start + "[Dense(2)]"), "NETGEN210", "Label(\"a\")", "Nothing reads 'a': there is no [From], [Add] or [Concat] with this name after it", severity: DiagnosticSeverity.Warning);

    [Fact]
    public Task BiasesBeforeABatchNormalization_AreSuggestedToBeLeftOut() =>
        Reports.ShouldBeAsync(
            Source("[NeuralNetwork(2)] [Dense(4)] [BatchNorm] [Activate(Activation.Relu)] [Dense(2)]"),
            "NETGEN211", "Dense(4)",
            "The [BatchNorm] after this layer subtracts with the mean what the biases add; UseBias = false leaves them out",
            severity: DiagnosticSeverity.Info);

    /// <summary>Advice follows the graph: what reads a layer counts, not what stands next to it.</summary>
    [Theory]
    [InlineData(Start + "[Dense(4)] [Add(\"a\")] [Dense(2)]")] // a linear layer before an addition
    [InlineData(Start + "[Dense(4, Init = Init.Zeros)] [Add(\"a\")] [Activate(Activation.Relu)] [Dense(2)]")] // a block that starts as the identity
    [InlineData("[NeuralNetwork(2)] [Label(\"x\")] [Dense(2, Init = Init.Zeros)] [Label(\"y\")] [From(\"x\")] [Dense(2)] [Concat(\"y\")]")] // outputs that start at zero, before a layer of another branch
    [InlineData("[NeuralNetwork(2)] [Dense(4)] [Label(\"z\")] [Activate(Activation.Relu)] [Dense(4)] [Add(\"z\")] [Dense(2)]")] // read by an activation and an addition
    [InlineData("[NeuralNetwork(2)] [Dense(4)] [Label(\"z\")] [BatchNorm] [Activate(Activation.Relu)] [Add(\"z\")] [Dense(2)]")] // its biases are read elsewhere too
    [InlineData("[NeuralNetwork(2)] [Dense(4, UseBias = true)] [BatchNorm] [Activate(Activation.Relu)] [Dense(2)]")] // said so
    [InlineData("[NeuralNetwork(2)] [Dense(4, UseBias = false)] [BatchNorm] [Activate(Activation.Relu)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2)] [Label(\"x\")] [Label(\"same\")] [Dense(2)] [Add(\"x\")] [Add(\"same\")]")] // two names of one value
    public async Task SoundGraph_IsGivenNoAdvice(string attributes)
    {
        Generation generation = await GeneratorHarness.RunAsync(Source(attributes));
        generation.Reported.ShouldBeEmpty();
        generation.ShouldBeClean();
    }

    [Fact]
    public Task LinearLayerWhoseOnlyReaderIsAnotherOne_IsWarnedOfAcrossAFrom() =>
        Reports.ShouldBeAsync(
            Source("[NeuralNetwork(9)] [Dense(8)] [Label(\"a\")] [From(\"a\")] [Dense(4)]"),
            "NETGEN204",
            "Dense(8)",
            "Without an activation this layer and the next are together one linear layer; give it one, such as Activation.Relu",
            severity: DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("NeuralNetwork(3, 3, 1)")]
    [InlineData("NeuralNetwork(2)")]
    public async Task ValueJoinedWithItselfUntilItIsTooLarge_IsRefusedOnce(string network)
    {
        string joins = string.Concat(Enumerable.Range(0, 45).Select(static index => $"[Label(\"v{index}\")] [Concat(\"v{index}\")] "));
        Generation generation = await GeneratorHarness.RunAsync(Source($"[{network}] {joins}[Dense(2)]"));
        generation.Exception.ShouldBeNull();
        generation.Ids.ShouldBe(["NETGEN108"]);
        generation.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SoftmaxThatABranchReads_IsRefused()
    {
        Generation generation = await GeneratorHarness.RunAsync(Source("[NeuralNetwork(2)] [Dense(2, Activation.Softmax)] [Label(\"p\")] [From(\"p\")] [Dense(2)]"));
        generation.Ids.ShouldBe(["NETGEN104"]);
    }

    private static string Source(string attributes) => $$"""
        using NetGen;

        namespace App;

        {{attributes}}
        public partial class Net;
        """;
}
