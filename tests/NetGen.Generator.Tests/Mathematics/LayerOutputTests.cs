namespace NetGen.Generator.Tests.Mathematics;

/// <summary>What a step leaves behind of the layers' outputs is what they gave, wherever the generator says that it lies.</summary>
public sealed class LayerOutputTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Tried];

    [Theory]
    [MemberData(nameof(Networks))]
    public void OutputsInTheWorkspace_MatchTheInterpreter(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, 13);
        IReadOnlyList<double[]> expected = Interpretation.LayerOutputs(network, samples, seed: 3);
        foreach ((int layer, float[] values) in network.LayerOutputs(samples, workers: 2, seed: 3))
        {
            Close.ShouldAgree(values, expected[layer], NetworkCatalog.ToleranceOf(network), $"output of {network.Info.Layers[layer].Name}");
        }
    }

    /// <summary>Behind a fused activation its argument is gone; a last activation that is computed with its loss is handed out.</summary>
    [Theory]
    [InlineData(
        "[NeuralNetwork(16)] [MinMaxScale] [Dense(16, Activation.Relu)] [Dense(16, Activation.Gelu)] [Dense(16, Activation.Softmax)]",
        "MinMaxScale1 Relu1 Dense2 Gelu1 Dense3")]
    [InlineData("[NeuralNetwork(4)] [Dense(16)] [Dropout(0.5)] [Activate(Activation.RRelu)] [Dense(5)] [Activate(Activation.Sigmoid)] "
        + "[Activate(Activation.Softmax)]", "Dense1 Dropout1 RRelu1 Sigmoid1")]
    public void LayersThatAreLeftOut_AreTheFusedOnes(string annotations, string layers)
    {
        NetworkInfo info = NetworkCatalog.Of(annotations).Info;
        info.LayerOutputs.Select(output => info.Layers[output.Layer].Name).ShouldBe(layers.Split(' '));
    }
}
