using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>One valley or many.</summary>
internal static class ConvexityTopic
{
    private const int Pairs = 300, Starts = 5;

    /// <summary>Rounding of float losses, not a bump.</summary>
    private const double Rounding = 1e-5;

    public static Topic Topic { get; } = new(
        "convexity", Lecture.Graphs,
        "the loss of logistic regression is convex, so every start ends at the same loss; with a hidden layer neither is true", Run);

    private static Outcome Run(Page page)
    {
        Dataset overlapping = Rings.Draw(200, seed: 3, noise: 0.3);
        double unitShare = ShareAboveChord<LogisticUnit>(overlapping), netShare = ShareAboveChord<TwoHiddenUnits>(overlapping);
        double[] unitLosses = LossesOfStarts<LogisticUnit>(overlapping), netLosses = LossesOfStarts<TwoHiddenUnits>(LogicTable.Xor);

        page.Say("A loss is convex if it lies on or below the straight line between any two weight vectors: L((u + v)/2) <= (L(u) + L(v))/2. The test "
            + $"takes {Pairs} random pairs. A convex loss has one valley, and gradient descent ends at its floor from every start. Then {Starts} trainings "
            + "start from different weights: logistic regression, and 2-2-1 on exclusive or.");
        page.Table(
            ["", "pairs above the line", .. Enumerable.Range(1, Starts).Select(static start => $"start {start}")],
            ["logistic regression", $"{unitShare:P0}", .. unitLosses.Select(static loss => $"{loss:F5}")],
            ["with a hidden layer", $"{netShare:P0}", .. netLosses.Select(static loss => $"{loss:F5}")]);
        return new Outcome(
            Finding.AtMost("share of pairs that show logistic regression not to be convex", unitShare, 0),
            Finding.AtLeast("share of pairs that show a hidden layer not to be convex", netShare, 0.01),
            Finding.AtMost("largest difference between final losses of logistic regression", unitLosses.Max() - unitLosses.Min(), 1e-4),
            Finding.AtLeast("the same with a hidden layer", netLosses.Max() - netLosses.Min(), 0.1));
    }

    /// <summary>The share of pairs of weight vectors half-way between which the loss is above the mean of their losses.</summary>
    private static double ShareAboveChord<T>(Dataset data)
        where T : INeuralNetwork<T>
    {
        var random = new Random(1);
        T network = T.Create(0);
        int above = Enumerable.Range(0, Pairs).Count(_ =>
        {
            float[] u = random.NextNormals(T.ParameterCount), v = random.NextNormals(T.ParameterCount);
            float[] middle = [.. u.Zip(v, static (one, other) => (one + other) / 2)];
            return LossAt(middle) > ((LossAt(u) + LossAt(v)) / 2) + Rounding;
        });
        return above / (double)Pairs;

        double LossAt(float[] parameters)
        {
            network.SetParameters(parameters);
            return network.Evaluate(data, threads: 1).Loss;
        }
    }

    private static double[] LossesOfStarts<T>(Dataset data)
        where T : INeuralNetwork<T> => [.. Enumerable.Range(1, Starts).Select(seed =>
        {
            T network = T.Create(seed);
            network.Fit(data, new FitOptions { Epochs = 800, BatchSize = data.Count, Optimizer = new Adam(learningRate: 0.05f), Schedule = new CosineDecay() });
            return network.Evaluate(data).Loss;
        })];
}
