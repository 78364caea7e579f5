namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// Which layers look for zeros: of a batch the first, where the input is wide enough, and for one sample every large one that reads the input or the outputs of
/// a ReLU. At inference a scaled input is read unscaled.
/// </summary>
public sealed class ZeroSkippingTests
{
    [Theory]
    [InlineData("[NeuralNetwork(63)] [Dense(300, Activation.Relu)] [Dense(10)]", false, false, "Dense1")]
    [InlineData("[NeuralNetwork(64)] [Dense(64, Activation.Relu)] [Dense(256, Activation.Tanh)] [Dense(64)]", true, true, "Dense2")]
    [InlineData("[NeuralNetwork(128)] [Dense(128, Activation.Relu)] [Dense(128, Activation.Relu)] [Dense(127)]", true, true, "Dense1 Dense2")]
    [InlineData("[NeuralNetwork(128)] [Standardize] [Dense(128, Activation.Tanh)] [Dense(128)]", false, true, "Dense1Inference")]
    [InlineData("[NeuralNetwork(64)] [MinMaxScale] [Dropout(0.1)] [Dense(64, Activation.Relu)] [Dense(256)]", false, true, "Dense2")]
    [InlineData("[NeuralNetwork(63)] [Standardize] [Dense(64, Activation.Tanh)] [Dense(128)]", false, false, "")]
    [InlineData("[NeuralNetwork(128)] [Standardize] [Activate(Activation.Tanh)] [Dense(128)]", false, false, "")]
    [InlineData("[NeuralNetwork(128)] [Activate(Activation.Tanh)] [Dense(128)]", false, false, "")]
    [InlineData("[NeuralNetwork(16384)] [Dense(1)]", true, true, "Dense1")]
    [InlineData("[NeuralNetwork(16385)] [Dense(1)]", true, true, "")]
    [InlineData("[NeuralNetwork(1000000)] [Dense(100)]", true, true, "")]
    public void InputsAndWeights_DecideWhoSkips(string annotations, bool inTraining, bool inInference, string layersOfOneSample)
    {
        Dictionary<string, string> files = GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; {annotations} public partial class Net;"))
            .GetRunResult().Results.Single().GeneratedSources.ToDictionary(
                static file => file.HintName, static file => file.SourceText.ToString(), StringComparer.Ordinal);
        files["Net.Forward.g.cs"].Contains("global::NetGen.Runtime.ActiveInputs.Find(", StringComparison.Ordinal).ShouldBe(inTraining, "forward");
        files["Net.Backward.g.cs"].Contains("pass.PackActiveInputs(", StringComparison.Ordinal).ShouldBe(inTraining, "backward");
        files["Net.Predict.g.cs"].Contains("global::NetGen.Runtime.ActiveInputs.Find(", StringComparison.Ordinal).ShouldBe(inInference, "inference");
        IEnumerable<string> layers = from index in Enumerable.Range(1, 3) from suffix in (string[])["", "Inference"] select $"Dense{index}{suffix}";
        string.Join(" ", layers.Where(layer => files["Net.Predict.g.cs"].Contains($"void {layer}PredictActive(", StringComparison.Ordinal)))
            .ShouldBe(layersOfOneSample);
    }
}
