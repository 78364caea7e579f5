namespace NetGen.Generator.Tests.Mathematics;

/// <summary>What holds for a network nobody thought of: a training step, inference and the reference page compute what the interpreter does.</summary>
internal static class RandomGraphCheck
{
    public static void Run(CompiledNetwork network, int seed)
    {
        string name = $"graph {seed}: {network}";
        network.Reset(seed);
        network.State =
        [
            .. network.Info.Statistics.SelectMany(
                statistic => Samples.Normal(statistic.Length, seed).Select(value => statistic.Bound == StatisticBound.Finite ? value : 0.5f + Math.Abs(value)))
        ];
        double tolerance = 3 * NetworkCatalog.ToleranceOf(network);
        var samples = Samples.For(network, 11, seed);
        StepResult step = network.Step(samples, workers: 1, seed: 3);
        (double[] outputs, double[] losses, double[] gradient, _) = Interpretation.Step(network, samples, seed: 3);
        Close.ShouldAgree(step.Outputs, outputs, tolerance, $"y of {name}", smallestScale: 0.1);
        Close.ShouldAgree(step.Losses, losses, tolerance, $"loss of {name}", smallestScale: 0.1);
        Close.ShouldAgree(Close.Widen(step.Gradient), gradient, 10 * tolerance, $"gradient of {name}");
        Bits.ShouldBe(network.Step(samples, workers: 3, seed: 3).PackedGradient, step.PackedGradient, $"gradient of three workers of {name}");
        double[] expected = Interpretation.Predict(network, samples);
        Close.ShouldAgree(network.PredictBatch(samples.Inputs), expected, tolerance, $"PredictBatch of {name}", smallestScale: 0.1);
        Close.ShouldAgree(
        [
            .. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))
        ], expected, tolerance, $"Predict of {name}", smallestScale: 0.1);
        Close.ShouldAgree(network.Reference(samples, seed: 3).Gradient, gradient, 1e-11, $"reference gradient of {name}");
    }
}
