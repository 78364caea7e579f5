using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>How one sample is computed: by the sizes of the layers and by what they do.</summary>
public sealed partial class SampleMethodTests
{
    [Theory]
    [InlineData("[NeuralNetwork(16)] [Dense(16, Activation.Tanh)] [Dense(8, Activation.Softmax)]", "registers")]
    [InlineData("[NeuralNetwork(16)] [Dense(17, Activation.Relu)] [Dense(8, Activation.Softmax)]", "one method")]
    [InlineData("[NeuralNetwork(16)] [Dense(64, Activation.Relu)] [Dense(32, Activation.Relu)] [Dense(10, Activation.Softmax)]", "one method")]
    [InlineData("[NeuralNetwork(13)] [Standardize] [Dense(64, Activation.Relu)] [Dense(1)]", "one method")]
    [InlineData("[NeuralNetwork(100)] [Dense(64, Activation.Relu)] [Dense(16, Activation.Softmax)]", "one method")]
    [InlineData("[NeuralNetwork(130)] [Dense(64, Activation.Relu)] [Dense(10, Activation.Softmax)]", "layer by layer")] // weights past 32 KB
    [InlineData("[NeuralNetwork(20)] [Dense(40, Activation.Relu)] [Dense(17, Activation.Softmax)]", "layer by layer")] // logits past a vector
    [InlineData("[NeuralNetwork(20)] [Dense(40, Activation.Tanh)] [Dense(10, Activation.Softmax)]", "layer by layer")] // an activation that is a loop
    [InlineData("[NeuralNetwork(20)] [Dense(40, Activation.Relu)] [Dense(1, Activation.Sigmoid)]", "layer by layer")]
    [InlineData("[NeuralNetwork(2)] [Dense(300, Activation.Relu)] [Dense(20, Activation.Relu)] [Dense(1)]", "layer by layer")] // zeros are skipped
    public void Method_FollowsFromTheNetwork(string annotations, string expected)
    {
        GeneratorRunResult run = GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; {annotations} public partial class Net;"))
            .GetRunResult().Results.Single();
        string all = string.Concat(run.GeneratedSources.Select(static source => source.SourceText.ToString()));
        string found = all.Contains("struct PredictOneValues", StringComparison.Ordinal) ? "one method"
            : KernelOfAll().IsMatch(all) ? "registers" : all.Contains("Dense1Predict(", StringComparison.Ordinal) ? "layer by layer" : "none";
        found.ShouldBe(expected);
    }

    [GeneratedRegex("void PredictOne(512|256|128)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex KernelOfAll();
}
