namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Saturated outputs cost no finite loss and no finite gradient, and what is not a number comes out as not a number.</summary>
public sealed class ExtremeInputTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Tried];

    [Theory]
    [MemberData(nameof(Networks))]
    public void InputsOfTenThousand_GiveFiniteLossesAndGradients(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        StepResult step = network.Step(Samples.For(network, 7, scale: 1e4f));
        step.Outputs.ShouldAllBe(static value => float.IsFinite(value));
        step.Losses.ShouldAllBe(static value => float.IsFinite(value));
        step.Gradient.ShouldAllBe(static value => float.IsFinite(value));
    }

    [Theory]
    [InlineData("[NeuralNetwork(3)] [Activate(Activation.PRelu)] [Activate(Activation.Softmax)]", 1e4f, 1e4f)]
    [InlineData("[NeuralNetwork(9)] [Dropout(0.3)] [Activate(Activation.PRelu)] [Activate(Activation.Sigmoid)]", 1e4f, 0f)]
    public void LogitsOfTenThousand_GiveTheLossOfTheirDistance(string annotations, float logit, float expectedLoss)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        float[] inputs = new float[network.Info.InputSize], targets = new float[network.Info.OutputSize];
        Array.Fill(inputs, expectedLoss > 0 ? 0 : logit);
        inputs[0] = logit;
        Array.Fill(targets, expectedLoss > 0 ? 0 : 1);
        targets[^1] = 1;
        var samples = new Samples(1, inputs, inputs.Length, targets, targets.Length);
        network.Score(samples).Losses[0].ShouldBe(expectedLoss);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void NotANumberIn_IsNotANumberOut(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        int outputs = network.Info.OutputSize;
        var samples = Samples.For(network, 6);
        int column = network.Info.InputSize / 2;
        samples.Inputs[(4 * network.Info.InputSize) + column] = float.NaN;
        float[] batch = network.PredictBatch(samples.Inputs);
        float[] single = network.Predict(samples.Row(4));

        // One value reaches every unit of a dense layer or a softmax; elsewhere the definition says which.
        bool spreads = network.Model.Layers.Any(static layer => layer is Layers.Dense or Layers.SoftmaxLayer);
        double[] expected = Interpretation.Predict(network, samples)[(4 * outputs)..(5 * outputs)];
        expected.ShouldContain(double.NaN);
        for (int j = 0; j < outputs; j++)
        {
            float.IsNaN(single[j]).ShouldBe(spreads || double.IsNaN(expected[j]), $"output {j} of Predict");
            float.IsNaN(batch[(4 * outputs) + j]).ShouldBe(spreads || double.IsNaN(expected[j]), $"output {j} of PredictBatch");
        }

        batch[..(4 * outputs)].Concat(batch[(5 * outputs)..]).ShouldAllBe(static value => float.IsFinite(value));
    }
}
