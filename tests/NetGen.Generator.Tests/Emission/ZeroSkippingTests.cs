namespace NetGen.Generator.Tests.Emission;

/// <summary>Which layers look for zeros: the first in training where the input is wide enough, and for one sample every large one that reads the input or the outputs of a ReLU.</summary>
public sealed class ZeroSkippingTests
{
    [Theory]
    [InlineData("[NeuralNetwork(63)] [Dense(300, Activation.Relu)] [Dense(10)]", false, "Dense1")]
    [InlineData("[NeuralNetwork(64)] [Dense(64, Activation.Relu)] [Dense(256, Activation.Tanh)] [Dense(64)]", true, "Dense2")]
    [InlineData("[NeuralNetwork(128)] [Dense(128, Activation.Relu)] [Dense(128, Activation.Relu)] [Dense(127)]", true, "Dense1 Dense2")]
    [InlineData("[NeuralNetwork(128)] [Standardize] [Dense(128, Activation.Tanh)] [Dense(128)]", false, "")]
    [InlineData("[NeuralNetwork(128)] [Activate(Activation.Tanh)] [Dense(128)]", false, "")]
    [InlineData("[NeuralNetwork(16384)] [Dense(1)]", true, "Dense1")]
    [InlineData("[NeuralNetwork(16385)] [Dense(1)]", true, "")]
    [InlineData("[NeuralNetwork(1000000)] [Dense(100)]", true, "")]
    public void InputsAndWeights_DecideWhoSkips(string annotations, bool inTraining, string layersOfOneSample)
    {
        string source = string.Concat(GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; {annotations} public partial class Net;"))
            .GetRunResult().Results.Single().GeneratedSources.Select(static file => file.SourceText.ToString()));
        source.Contains("NG::ActiveInputs.Find(", StringComparison.Ordinal).ShouldBe(inTraining, "forward");
        source.Contains("pass.PackActiveInputs(", StringComparison.Ordinal).ShouldBe(inTraining, "backward");
        string skipping = string.Join(" ", Enumerable.Range(1, 3).Select(static index => $"Dense{index}").Where(layer => source.Contains($"void {layer}PredictActive(", StringComparison.Ordinal)));
        skipping.ShouldBe(layersOfOneSample);
    }
}
