using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Caching;

/// <summary>What is cached compares by value: parsed twice it is equal, and any difference that changes the code shows.</summary>
public sealed class ModelEqualityTests
{
    [Theory]
    [InlineData("[NeuralNetwork(4)] [Dense(3, Activation.Relu)] [Dropout(0.5)] [Dense(2, Activation.Softmax)]")]
    [InlineData(
        "[NeuralNetwork(2, 2, 3)] [Standardize] [Dense(3, Activation.PRelu, DropConnect = 0.1)] [Activate(Activation.RRelu)] [Dense(1, Activation.Sigmoid)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(0)]")]
    public void ParsedTwice_IsEqual(string attributes)
    {
        ParsedNetwork first = Parse(attributes), second = Parse(attributes);
        ReferenceEquals(first, second).ShouldBeFalse();
        first.ShouldBe(second);
        first.GetHashCode().ShouldBe(second.GetHashCode());
    }

    [Fact]
    public void Refusals_CompareByPlace()
    {
        Parse("[NeuralNetwork(4)] [Dense(1)]", "class").ShouldBe(Parse("[NeuralNetwork(4)] [Dense(1)]", "class"));
        Parse("[NeuralNetwork(4)] [Dense(1)]", "class").ShouldNotBe(Parse(" [NeuralNetwork(4)] [Dense(1)]", "class"));
    }

    [Theory]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(2, 2, 1)] [Dense(4)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(4)] [Dense(5)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(4)] [Dense(4, InitScale = 2)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(4)] [Dense(4, BiasInit = 2)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(4)] [Dense(4, Init = Init.LeCun)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(4)] [Dense(4, DropConnect = 0.5)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4)]", "[NeuralNetwork(4)] [Standardize] [Dense(4)]")]
    [InlineData("[NeuralNetwork(4)] [MinMaxScale] [Dense(4)]", "[NeuralNetwork(4)] [Standardize] [Dense(4)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4, Activation.Elu)]", "[NeuralNetwork(4)] [Dense(4, Activation.Elu, Alpha = 2)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4, Activation.RRelu)]", "[NeuralNetwork(4)] [Dense(4, Activation.RRelu, Upper = 0.5)]")]
    [InlineData("[NeuralNetwork(4)] [Dense(4, Activation.Softmax)]", "[NeuralNetwork(4, Loss = Loss.MeanSquaredError)] [Dense(4, Activation.Softmax)]")]
    [InlineData("[NeuralNetwork(4)] [Dropout(0.5)] [Dense(4)]", "[NeuralNetwork(4)] [Dropout(0.25)] [Dense(4)]")]
    public void OtherMeaning_IsNotEqual(string first, string second) => Parse(first).ShouldNotBe(Parse(second));

    [Fact]
    public void EquatableArray_ComparesItsElements()
    {
        new EquatableArray<int>([1, 2]).ShouldBe(new EquatableArray<int>([1, 2]));
        new EquatableArray<int>([1, 2]).ShouldNotBe(new EquatableArray<int>([2, 1]));
        new EquatableArray<int>([1, 2]).ShouldNotBe(new EquatableArray<int>([1]));
        default(EquatableArray<int>).ShouldBe(new EquatableArray<int>([]));
        default(EquatableArray<int>).GetHashCode().ShouldBe(new EquatableArray<int>([]).GetHashCode());
    }

    private static ParsedNetwork Parse(string attributes, string kind = "partial class")
    {
        Compilation compilation = GeneratorHarness.Compile($"using NetGen; {attributes} public {kind} Net;");
        return NetworkParser.Parse(compilation.GetTypeByMetadataName("Net").ShouldNotBeNull(), compilation, static _ => { }, CancellationToken.None);
    }
}
