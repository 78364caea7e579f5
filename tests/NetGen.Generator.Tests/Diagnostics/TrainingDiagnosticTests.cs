using Microsoft.CodeAnalysis;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Advice: where it is given, and, as important, where it is not.</summary>
public sealed class TrainingDiagnosticTests
{
    private const string Apart =
        "All 8 units of this hidden layer start with equal weights, and nothing in the layer makes them different during training. Remove";

    private const string OneUnit = "The softmax of a single unit is always 1. Use Activation.Sigmoid for one probability, or one unit for each class.";

    private const string Linear =
        "This layer has no activation, so it and the next layer together compute one linear layer. Add an activation, for example Activation.Relu.";

    private const string Forgotten = "an activation for hidden layers. If the output layer is missing, add it, for example [Dense(10, Activation.Softmax)] "
        + "for 10 classes or [Dense(1)] for a number.";

    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Activation.Tanh, Init = Init.Zeros)] [Dense(1)]", "NETGEN201", "Init = Init.Zeros", $"{Apart} Init, so that "
        + "each unit starts with random weights.")]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Activation.Tanh, InitScale = 0)] [Dense(1)]", "NETGEN201", "InitScale = 0", $"{Apart} InitScale, so that each "
        + "unit starts with random weights.")]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Activation.Relu, Alpha = 0.1)] [Dense(1)]", "NETGEN202", "Alpha = 0.1", "Alpha has no effect here. It is an "
        + "option of LeakyRelu, PRelu, Elu, but this is Relu.")]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Alpha = 0.1)] [Activate(Activation.LeakyRelu)] [Dense(1)]", "NETGEN202", "Alpha = 0.1", "Alpha has no effect "
        + "here. It is an option of LeakyRelu, PRelu, Elu, but this is Linear.")]
    [InlineData("[NeuralNetwork(2)] [Dense(8)] [Activate(Activation.Elu, Beta = 2)] [Dense(1)]", "NETGEN202", "Beta = 2", "Beta has no effect here. It is an "
        + "option of Softplus, but this is Elu.")]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Activation.PRelu, Lower = 0)] [Dense(1)]", "NETGEN202", "Lower = 0", "Lower has no effect here. It is an option "
        + "of RRelu, but this is PRelu.")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, Activation.Sigmoid, Upper = double.NaN)]", "NETGEN202", "Upper = double.NaN", "Upper has no effect here. It is "
        + "an option of RRelu, but this is Sigmoid.")]
    [InlineData(
        "[NeuralNetwork(2)] [Dense(8, Activation.Relu, SlopePerChannel = true)] [Dense(1)]", "NETGEN202", "SlopePerChannel = true",
        "SlopePerChannel has no effect here. It is an option of PRelu, but this is Relu.")]
    [InlineData(
        "[NeuralNetwork(2)] [Dense(8, Activation.Relu)] [Dropout(0.5, PerChannel = true)] [Dense(1)]", "NETGEN202", "PerChannel = true",
        "PerChannel has no effect here. It is an option of a dropout on images and sequences, but this is a dropout on a vector.")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, Activation.Softmax)]", "NETGEN203", "Activation.Softmax", OneUnit)]
    [InlineData("[NeuralNetwork(2)] [Dense(1)] [Activate(activation: Activation.Softmax)]", "NETGEN203", "Activation.Softmax", OneUnit)]
    [InlineData("[NeuralNetwork(9)] [Dense(8)] [Dense(3, Activation.Softmax)]", "NETGEN204", "Dense(8)", Linear)]
    [InlineData("[NeuralNetwork(9)] [Dense(8, BiasInit = 1)] [Dropout(0.5)] [Dense(3, Activation.Softmax)]", "NETGEN204", "Dense(8, BiasInit = 1)", Linear)]
    public Task HardlyMeant_IsUnderlinedByTheAnalyzer(string attributes, string id, string underlined, string message) =>
        Reports.ShouldBeAsync($"using NetGen;\n{attributes} public partial class Net;", id, underlined, message, severity: DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("[Dense(8, Activation.Tanh)] [Dense(3, Activation.Relu)]", "NETGEN205", "Activation.Relu", "Relu")]
    [InlineData("[Dense(3, UseBias = false)] [BatchNorm] [Activate(Activation.LeakyRelu, Alpha = 0.1)]", "NETGEN205", "Activation.LeakyRelu", "LeakyRelu")]
    [InlineData("[Dense(3, activation: Activation.Gelu)]", "NETGEN205", "Activation.Gelu", "Gelu")]
    [InlineData("[Activate(Activation.PRelu)]", "NETGEN205", "Activation.PRelu", "PRelu")]
    [InlineData("[Dense(8, Activation.Relu)] [Activate(Activation.Relu)] [Dense(3)]", "NETGEN206", "Activation.Relu", "Relu", "Relu")]
    [InlineData("[Dense(8, Activation.Relu)] [Dropout(0.5)] [Activate(Activation.Tanh)] [Dense(3)]", "NETGEN206", "Activation.Tanh", "Tanh", "Relu")]
    [InlineData("[Dense(8)] [Activate(Activation.Silu)] [Activate(Activation.Softmax)]", "NETGEN206", "Activation.Softmax", "Softmax", "Silu")]
    public Task SeldomMeant_IsSuggestedByTheAnalyzer(string layers, string id, string underlined, string name, string before = "") =>
        Reports.ShouldBeAsync($"using NetGen;\n[NeuralNetwork(9)] {layers} public partial class Net;", id, underlined, before.Length == 0
            ? $"The network ends with {name}, {Forgotten}"
            : $"{name} follows {before}, and there is no other layer between them. One activation per layer is enough.", severity: DiagnosticSeverity.Info);

    [Fact]
    public async Task RepeatedActivationAtTheEnd_IsTwoSuggestions() =>
        (await GeneratorHarness.RunAsync(
            "using NetGen; [NeuralNetwork(2)] [Dense(8, Activation.Relu)] [Activate(Activation.Relu)] internal partial class Net;")).Ids.ShouldBe(
                ["NETGEN206", "NETGEN205"], ignoreOrder: true);

    /// <summary>A last layer at zero is a sound start, one unit has none to be equal to, and a narrow linear layer is a factorisation.</summary>
    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(3, Activation.Softmax, Init = Init.Zeros)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Activation.Tanh)] [Dense(3, Init = Init.Zeros)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, Activation.Tanh, Init = Init.Zeros)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Activation.LeakyRelu, Alpha = 0.1)] [Dense(8, Activation.Softplus, Beta = 2)] [Dense(8, Activation.RRelu, Lower "
        + "= 0, Upper = 1)] [Dense(1)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(8)] [Activate(Activation.Elu, Alpha = 0.5)] [Dense(8, Activation.PRelu, Alpha = 0.5)] [Dense(1)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(2)] [Dense(9)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(8, Activation.Linear)] [Dense(3, Activation.Softmax)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(8)] [Dropout(0.5)] [Activate(Activation.Relu)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(8, Activation.Relu, Init = Init.Xavier)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(3, Activation.Sigmoid)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(3, Activation.Tanh)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(3, Activation.Softplus)]")]
    [InlineData("[NeuralNetwork(9)] [Dense(9, Activation.Relu)] [BatchNorm]")]
    [InlineData("[NeuralNetwork(9)] [Dense(9, Activation.Relu)] [BatchNorm] [Activate(Activation.Tanh)]")]
    public async Task WhatCanBeMeant_GetsNoAdvice(string attributes)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen;\n{attributes} internal partial class Net;");
        generation.ShouldBeClean();
        generation.Reported.ShouldBeEmpty();
    }

    /// <summary>An option is called unread exactly where another value changes nothing in the generated code.</summary>
    [LongTheory]
    [InlineData("Alpha")]
    [InlineData("Beta")]
    [InlineData("Lower")]
    [InlineData("Upper")]
    public async Task UnreadOption_IsTheOneThatChangesNothing(string option)
    {
        foreach (string activation in Enum.GetNames<Activation>())
        {
            Generation one = await Of("0.2"), other = await Of("0.3");
            bool isUnread = one.Files.Select(static file => file.Source).SequenceEqual(other.Files.Select(static file => file.Source), StringComparer.Ordinal);
            one.Ids.Where(static id => id != "NETGEN205").ShouldBe(isUnread ? ["NETGEN202"] : [], $"{activation}, {option}");

            Task<Generation> Of(string value) => GeneratorHarness.RunAsync(
                $"using NetGen; [NeuralNetwork(2)] [Dense(2, Activation.{activation}, {option} = {value})] internal partial class Net;");
        }
    }

    /// <summary>
    /// Advice does not keep a network from being generated, and a network with an error is given none, which could rest on a value that stands in for the wrong
    /// one.
    /// </summary>
    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(8, Init = Init.Zeros, Alpha = 1)] [Dense(1, Activation.Softmax)]", "NETGEN202 NETGEN203 NETGEN201 NETGEN204", 7)]
    [InlineData("[NeuralNetwork(2)] [Dense(0, Activation.Tanh, Alpha = 1)] [Dense(-1, Activation.Softmax)]", "NETGEN101 NETGEN101", 1)]
    public async Task Advice_ChangesNothingElse(string attributes, string ids, int files)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen;\n{attributes} internal partial class Net;");
        string.Join(" ", generation.Ids).ShouldBe(ids);
        generation.Compiled.ShouldBeEmpty();
        generation.Files.Count.ShouldBe(files);
    }

    [Fact]
    public async Task PragmaAroundALayer_SilencesIt()
    {
        Generation generation = await GeneratorHarness.RunAsync("""
            using NetGen;

            [NeuralNetwork(2)]
            #pragma warning disable NETGEN201
            [Dense(8, Activation.Tanh, Init = Init.Zeros)]
            #pragma warning restore NETGEN201
            [Dense(1)]
            internal partial class Net;
            """);
        generation.ShouldBeClean();
    }
}
