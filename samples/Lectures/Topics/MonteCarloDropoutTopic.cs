using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>A curve, and how sure it is.</summary>
[NeuralNetwork(1)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(1)]
public partial class UncertainNet;

/// <summary>Dropout left on at inference.</summary>
internal static class MonteCarloDropoutTopic
{
    private const int Rows = 200, Draws = 400;

    public static Topic Topic { get; } = new(
        "mc-dropout", Lecture.Generalization, "with dropout at inference, predictions away from the training data have at least twice the deviation", Run);

    private static Outcome Run(Page page)
    {
        var random = new Random(9);
        float[] inputs = [.. Enumerable.Range(0, Rows).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        var data = new Dataset(inputs, 1, [.. inputs.Select(x => (float)(Truth(x) + (0.05 * random.NextNormal())))], 1);
        var network = new UncertainNet(seed: 1);
        network.Fit(data, new FitOptions { Epochs = 300, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.003f), Schedule = new CosineDecay() });

        float[] places = [.. Enumerable.Range(0, 13).Select(static i => (i - 6) / 2f)];
        PredictiveDistribution[] predictions = [.. places.Select(x => network.PredictDistribution([x], Draws, seed: 1))];
        double[] deviations = [.. predictions.Select(static prediction => (double)prediction.StandardDeviation()[0])];
        double inside = places.Zip(deviations).Where(static at => Math.Abs(at.First) <= 1).Average(static at => at.Second),
            outside = Math.Min(deviations[0], deviations[^1]);

        page.Say($"Each mask of dropout gives another network. Gal and Ghahramani (2016) keep dropout on at inference, predict many times (here {Draws} "
            + "times) and use the deviation as uncertainty. The network learned sin 3x for x from -1 to 1. In this range its predictions agree. Outside "
            + "they differ.");
        page.Table(
            ["x", .. places.Select(static x => $"{x:F1}")],
            ["mean", .. predictions.Select(static prediction => $"{prediction.Mean[0]:F2}")],
            ["deviation", .. deviations.Select(static deviation => $"{deviation:F2}")],
            ["sin 3x", .. places.Select(static x => $"{Truth(x):F2}")]);
        double error = places.Zip(predictions).Where(static at => Math.Abs(at.First) <= 1).Max(static at => Math.Abs(at.Second.Mean[0] - Truth(at.First)));
        return new Outcome(
            Finding.AtMost("largest error of the mean where it learned", error, 0.2),
            Finding.AtLeast("deviation at -3 or 3, the smaller one, over that from -1 to 1", outside / inside, 2));
    }

    private static double Truth(double x) => Math.Sin(3 * x);
}
