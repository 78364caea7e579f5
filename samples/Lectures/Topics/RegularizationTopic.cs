using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Penalties on weights.</summary>
internal static class RegularizationTopic
{
    private const int Rows = 400, Telling = 3;

    /// <summary>Below this a weight counts as zero.</summary>
    private const double Zero = 1e-3;

    public static Topic Topic { get; } = new(
        "regularization", Lecture.Generalization,
        "L1 sets weights that are not needed to zero; L2 multiplies all weights by 2/(2 + λ) here and sets none to zero", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Draw();
        float[] free = Weights(data, l1: 0, l2: 0), lasso = Weights(data, l1: 0.5f, l2: 0), ridge = Weights(data, l1: 0, l2: 2),
            strong = Weights(data, l1: 0, l2: 6);
        float[] elastic = Weights(data, l1: 0.5f, l2: 2), bounded = Weights(data, l1: 0, l2: 0, maxNorm: 2);

        page.Say($"This is a linear regression of twenty features. Only the first {Telling} matter: 3, -2 and 1. The gradient of λ·|w| has the same size "
            + "for small and large weights, so L1 sets weights to zero that the data do not support. The gradient of λ/2·w² shrinks with the weight, so L2 "
            + "makes weights smaller, but not zero. For features with variance 1 it keeps 2/(2 + λ) of a weight. The elastic net is L1 and L2 together. "
            + "MaxNorm limits the length of the weights of a unit. It does not change a vector within the limit. A weight below 0.001 counts as zero. "
            + "Without a penalty or with L2, such a weight is chance.");
        page.Table(
            ["", "w1", "w2", "w3", "largest of the others", "zeros among them", "‖w‖"],
            Row("no penalty", free),
            Row("L1 = 0.5", lasso),
            Row("L2 = 2", ridge),
            Row("L2 = 6", strong),
            Row("L1 = 0.5, L2 = 2: elastic net", elastic),
            Row("MaxNorm = 2", bounded));
        return new Outcome(
            Finding.AtLeast("zeros among 17 needless weights with L1", Zeros(lasso), 15),
            Finding.AtLeast("smallest of the three others with L1", lasso.Take(Telling).Min(Math.Abs), 0.5),
            Finding.Exactly("zeros among them with L2 = 2", Zeros(ridge), 0),
            Finding.About("‖w‖ with L2 = 2 over that without, which should be 1/2", Norm(ridge) / Norm(free), 0.5, 0.03),
            Finding.About("‖w‖ with L2 = 6, which should be 1/4", Norm(strong) / Norm(free), 0.25, 0.03),
            Finding.AtLeast("zeros among them with the elastic net", Zeros(elastic), 15),
            Finding.AtMost("‖w‖ of the elastic net over that of L1 alone", Norm(elastic) / Norm(lasso), 0.6),
            Finding.AtMost("‖w‖ with MaxNorm = 2", Norm(bounded), 2.0001));
    }

    private static string[] Row(string name, float[] weights) =>
    [
        name, .. weights.Take(Telling).Select(static weight => $"{weight:F3}"), $"{weights.Skip(Telling).Max(Math.Abs):F4}",
        $"{Zeros(weights)} of {weights.Length - Telling}", $"{Norm(weights):F3}",
    ];

    private static int Zeros(float[] weights) => weights.Skip(Telling).Count(static weight => Math.Abs(weight) < Zero);

    private static double Norm(float[] weights) => Math.Sqrt(weights.Sum(static weight => (double)weight * weight));

    private static Dataset Draw()
    {
        var random = new Random(7);
        float[] features = random.NextNormals(Rows * LinearModel.InputSize);
        float[] targets = [.. Enumerable.Range(0, Rows).Select(row => Target(features.AsSpan(row * LinearModel.InputSize, Telling)))];
        return new Dataset(features, LinearModel.InputSize, targets, 1);

        float Target(ReadOnlySpan<float> telling) => (float)((3 * telling[0]) - (2 * telling[1]) + telling[2] + random.NextNormal());
    }

    private static float[] Weights(Dataset data, float l1, float l2, float maxNorm = 0)
    {
        var network = new LinearModel(seed: 1);
        network.Fit(data, new FitOptions
        {
            Epochs = 400, BatchSize = Rows, L1 = l1, L2 = l2, MaxNorm = maxNorm, Optimizer = new Sgd(0.1f), Schedule = new CosineDecay()
        });
        float[] parameters = new float[LinearModel.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters[..LinearModel.InputSize];
    }
}
