using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Names of values, and branches that do not meet.</summary>
public sealed class GraphDiagnosticTests
{
    private const string Start = "[NeuralNetwork(2)] [Dense(4, Activation.Relu)] [Label(\"a\")] [Dense(4, Activation.Relu)] ";

    [Theory]
    [InlineData(
        Start + "[Add(\"A\")] [Add(\"a\")]", "NETGEN120", "\"A\"", "[Add] reads 'A', but no [Label] before it has this name. The names before it are 'a'.")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Add(\"x\")]", "NETGEN120", "\"x\"", "[Add] reads 'x', but no [Label] before it has this name. No [Label] "
        + "comes before it.")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Concat(\"b\")] [Label(\"b\")] [Activate(Activation.Relu)] [Add(\"b\")]", "NETGEN120", "\"b\"",
        "[Concat] reads 'b', but no [Label] before it has this name. The [Label] with this name comes later.")]
    [InlineData(Start + "[Label(\"a\")] [Add(\"a\")]", "NETGEN121", "\"a\"", "'a' is already the name of the output of [Dense] in line 5. Use another name.")]
    [InlineData(Start + "[From(\"a\")] [Dense(3)]", "NETGEN122", "From(\"a\")",
        "The branch before this [From] ends with the output of [Dense] in line 5, and no layer reads it. Give it a [Label] and read it with [Add] or "
            + "[Concat], or remove its layers.")]
    [InlineData(Start + "[From(\"a\")]", "NETGEN122", "From(\"a\")",
        "The branch before this [From] ends with the output of [Dense] in line 5, and no layer reads it. Give it a [Label] and read it with [Add] or "
            + "[Concat], or remove its layers.")]
    [InlineData(Start + "[Dense(3)] [Add(\"a\")]", "NETGEN123", "Add(\"a\")",
        "[Add] needs two values of the same shape, but the shape here is 3 (the output of [Dense] in line 5) and the shape of 'a' is 4 (the output of [Dense] "
            + "in line 5)")]
    [InlineData("[NeuralNetwork(2, 2, 3)] [Label(\"x\")] [Dense(12)] [Add(\"x\")]", "NETGEN123", "Add(\"x\")",
        "[Add] needs two values of the same shape, but the shape here is 12 (the output of [Dense] in line 5) and the shape of 'x' is 2x2x3 (the input of the "
            + "network)")]
    [InlineData("[NeuralNetwork(2, 2, 3)] [Label(\"x\")] [Dense(12)] [Concat(\"x\")]", "NETGEN123", "Concat(\"x\")",
        "[Concat] needs two vectors, or two images of the same height and width, but the shape here is 12 (the output of [Dense] in line 5) and the shape of "
            + "'x' is 2x2x3 (the input of the network)")]
    [InlineData("[NeuralNetwork(2)] [Label(\"\")] [Dense(2)]", "NETGEN124", "\"\"", "[Label] needs a name with at least 1 character")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Add(null!)]", "NETGEN124", "null!", "[Add] needs a name with at least 1 character")]
    public Task WrongGraph_IsUnderlinedByTheAnalyzer(string attributes, string id, string underlined, string message) =>
        Reports.ShouldBeAsync(Source(attributes), id, underlined, message);

    [Fact]
    public Task LabelThatNothingReads_IsWarnedOf() =>
        Reports.ShouldBeAsync(
            Source(Start + "[Dense(2)]"), "NETGEN210", "Label(\"a\")", "No [From], [Add] or [Concat] after this [Label] reads 'a'",
            severity: DiagnosticSeverity.Warning);

    [Fact]
    public Task BiasesBeforeABatchNormalization_AreSuggestedToBeLeftOut() =>
        Reports.ShouldBeAsync(
            Source("[NeuralNetwork(2)] [Dense(4)] [BatchNorm] [Activate(Activation.Relu)] [Dense(2)]"),
            "NETGEN211", "Dense(4)",
            "The [BatchNorm] after this layer subtracts the mean, which removes the biases too. Set UseBias = false to leave them out.",
            severity: DiagnosticSeverity.Info);

    /// <summary>Advice follows the graph: what reads a layer counts, not what stands next to it.</summary>
    [Theory]
    [InlineData(Start + "[Dense(4)] [Add(\"a\")] [Dense(2)]")] // a linear layer before an addition
    [InlineData(Start + "[Dense(4, Init = Init.Zeros)] [Add(\"a\")] [Activate(Activation.Relu)] [Dense(2)]")] // a block that starts as the identity
    // outputs that start at zero, before a layer of another branch
    [InlineData("[NeuralNetwork(2)] [Label(\"x\")] [Dense(2, Init = Init.Zeros)] [Label(\"y\")] [From(\"x\")] [Dense(2)] [Concat(\"y\")]")]
    // read by an activation and an addition
    [InlineData("[NeuralNetwork(2)] [Dense(4)] [Label(\"z\")] [Activate(Activation.Relu)] [Dense(4)] [Add(\"z\")] [Dense(2)]")]
    // its biases are read elsewhere too
    [InlineData("[NeuralNetwork(2)] [Dense(4)] [Label(\"z\")] [BatchNorm] [Activate(Activation.Relu)] [Add(\"z\")] [Dense(2)]")]
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
            "This layer has no activation, so it and the next layer together compute one linear layer. Add an activation, for example Activation.Relu.",
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
        Generation generation =
            await GeneratorHarness.RunAsync(Source("[NeuralNetwork(2)] [Dense(2, Activation.Softmax)] [Label(\"p\")] [From(\"p\")] [Dense(2)]"));
        generation.Ids.ShouldBe(["NETGEN104"]);
    }

    private static string Source(string attributes) => $$"""
        using NetGen;

        namespace App;

        {{attributes}}
        public partial class Net;
        """;
}
