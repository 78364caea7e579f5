using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>How many samples go into a step.</summary>
internal static class BatchTopic
{
    private const int Rows = 1024, MiniBatch = 32;

    public static Topic Topic { get; } = new(
        "batch", Lecture.Graphs,
        "a mini-batch of 32 has a gradient with 1/√32 of the noise of a single sample, and makes 32 times as many steps as the full batch of 1024", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Draw();
        Descent full = Descend(data, Rows), mini = Descend(data, MiniBatch), stochastic = Descend(data, 1);
        double noiseOfOne = GradientNoise(data, 1), noiseOfMini = GradientNoise(data, MiniBatch), noiseOfFull = GradientNoise(data, Rows);

        page.Say("This is a linear regression of twenty features on 1024 rows, with the learning rate 0.01 for three epochs. The full batch takes three "
            + "steps, straight down. Single samples take 3072 steps. Their directions are right on average only, so the loss fluctuates. A mini-batch lies "
            + "between the two. The noise is the deviation of the gradient of a step from the mean gradient, measured at fixed weights.");
        page.Table(
            ["samples in a step", "steps", "noise of the gradient", "loss at the end"],
            Row("1024, the full batch", full, noiseOfFull),
            Row("32, a mini-batch", mini, noiseOfMini),
            Row("1, stochastic", stochastic, noiseOfOne));
        page.Curve("loss of the steps, 32", mini.Losses);
        page.Curve("loss of the steps, 1", stochastic.Losses);
        return new Outcome(
            Finding.About("noise of one sample over that of 32, which should be √32", noiseOfOne / noiseOfMini, Math.Sqrt(MiniBatch), 0.8),
            Finding.AtMost("noise of the full batch over that of one sample", noiseOfFull / noiseOfOne, 1e-6),
            Finding.Exactly("steps that raised the loss, full batch", full.Rises, 0),
            Finding.AtLeast("share of steps that raised the loss, single samples", stochastic.Rises / (double)stochastic.Losses.Count, 0.3),
            Finding.AtMost("loss after three epochs of mini-batches over that of full batches", mini.Losses[^1] / full.Losses[^1], 0.5));
    }

    private static string[] Row(string name, Descent descent, double noise) => [name, $"{descent.Losses.Count}", $"{noise:G3}", $"{descent.Losses[^1]:F3}"];

    private static Dataset Draw()
    {
        var random = new Random(4);
        float[] features = random.NextNormals(Rows * LinearModel.InputSize), weights = random.NextNormals(LinearModel.InputSize);
        float[] targets =
        [
            .. Enumerable.Range(0, Rows).Select(row =>
                (float)(Enumerable.Range(0, LinearModel.InputSize).Sum(i => weights[i] * features[(row * LinearModel.InputSize) + i])
                    + (0.5 * random.NextNormal()))),
        ];
        return new Dataset(features, LinearModel.InputSize, targets, 1);
    }

    private static Descent Descend(Dataset data, int batchSize)
    {
        var losses = new List<double>();
        new LinearModel(seed: 1).Fit(data, new FitOptions
        {
            Epochs = 3,
            BatchSize = batchSize,
            Seed = 1,
            Optimizer = new Sgd(0.01f),
            Callbacks = [new LambdaCallback(onBatchEnd: training => losses.Add(training.BatchLoss!.Value))],
        });
        return new Descent(losses);
    }

    /// <summary>√ of the mean squared distance of a step's gradient from the mean of all, where the weights stay as they are.</summary>
    private static double GradientNoise(Dataset data, int batchSize)
    {
        var gradients = new List<float[]>();
        new LinearModel(seed: 1).Fit(data, new FitOptions
        {
            Epochs = 4,
            BatchSize = batchSize,
            Seed = 1,
            Optimizer = new Sgd(1e-30f),
            ReduceGradients = gradient => gradients.Add(gradient.ToArray()),
        });
        double[] mean = [.. Enumerable.Range(0, gradients[0].Length).Select(i => gradients.Average(gradient => gradient[i]))];
        return Math.Sqrt(gradients.Average(gradient => gradient.Zip(mean, static (value, average) => (value - average) * (value - average)).Sum()));
    }

    private sealed record Descent(IReadOnlyList<double> Losses)
    {
        public int Rises => Enumerable.Range(1, Losses.Count - 1).Count(step => Losses[step] > Losses[step - 1]);
    }
}
