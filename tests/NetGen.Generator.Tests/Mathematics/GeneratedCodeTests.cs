namespace NetGen.Generator.Tests.Mathematics;

/// <summary>The generated float code computes what the interpreter of the plan computes in double, for every network of the catalog.</summary>
public sealed class GeneratedCodeTests
{
    /// <summary>Not a multiple of the six rows, or four, or two, that a kernel takes at a time.</summary>
    private const int Rows = 11;

    public static TheoryData<string> Networks => [.. NetworkCatalog.Tried];

    [Theory]
    [MemberData(nameof(Networks))]
    public void TrainingStep_MatchesTheInterpreter(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        double tolerance = NetworkCatalog.ToleranceOf(network);
        var samples = Samples.For(network, Rows);
        StepResult step = network.Step(samples, seed: 3);
        (double[] outputs, double[] losses, double[] gradient, double[] state) = Interpretation.Step(network, samples, seed: 3);
        Close.ShouldAgree(step.Outputs, outputs, tolerance, "y");
        Close.ShouldAgree(step.Losses, losses, tolerance, "loss");
        Tensors.ShouldAgree(network, Close.Widen(step.Gradient), gradient, tolerance);
        Close.ShouldAgree(step.State, state, tolerance, "statistics");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void ShortBatchAndSingleRow_MatchTheInterpreter(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        double tolerance = NetworkCatalog.ToleranceOf(network);
        foreach (int rows in (int[])[1, 6])
        {
            var samples = Samples.For(network, rows, seed: 4);
            StepResult step = network.Step(samples, capacity: Rows);
            (double[] outputs, double[] losses, double[] gradient, _) = Interpretation.Step(network, samples);
            Close.ShouldAgree(step.Outputs, outputs, tolerance, $"y of {rows} rows");
            Close.ShouldAgree(step.Losses, losses, tolerance, $"loss of {rows} rows");
            Tensors.ShouldAgree(network, Close.Widen(step.Gradient), gradient, tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Inference_MatchesTheInterpreter(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        double tolerance = NetworkCatalog.ToleranceOf(network);

        // More rows than inference takes in a block (132 at most), and a rest.
        var samples = Samples.For(network, 139);
        double[] expected = Interpretation.Predict(network, samples);
        Close.ShouldAgree(network.PredictBatch(samples.Inputs), expected, tolerance, "y of PredictBatch");
        Close.ShouldAgree([.. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))], expected, tolerance, "y of Predict");

        (float[] outputs, float[] losses) = network.Score(samples);
        (double[] expectedOutputs, double[] expectedLosses) = Interpretation.Score(network, samples);
        Close.ShouldAgree(outputs, expectedOutputs, tolerance, "y of Score");
        Close.ShouldAgree(losses, expectedLosses, tolerance, "loss of Score");
    }

    /// <summary>The page a student reads first says the same, to the last digits of double.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void ReferenceCode_MatchesTheInterpreter(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, 5);
        (double loss, double[] gradient) = network.Reference(samples, seed: 3);
        (_, double[] losses, double[] expected, _) = Interpretation.Step(network, samples, seed: 3);
        Close.ShouldAgree([loss], [losses.Average()], 1e-12, "mean loss");
        Tensors.ShouldAgree(network, gradient, expected, 1e-12);
    }
}
