using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Too simple, too complex, and between.</summary>
internal static class BiasVarianceTopic
{
    private const int Points = 24, DataSets = 100;
    private const double Noise = 0.4;

    /// <summary>Data sets that are cross-validated.</summary>
    private const int CrossValidated = 10;

    private static readonly int[] s_degrees = [1, 3, 5, 9, 15];

    /// <summary>Chebyshev's nodes, at which his polynomials are orthogonal.</summary>
    private static readonly double[] s_nodes = [.. Enumerable.Range(0, Points).Select(static i => Math.Cos(Math.PI * (i + 0.5) / Points))];

    public static Topic Topic { get; } = new(
        "bias-variance", Lecture.Generalization, "with more parameters bias falls and variance rises, by σ²/n for each; the error is least in between", Run);

    private static Outcome Run(Page page)
    {
        Split[] splits = [.. s_degrees.Select(Measure)];
        page.Say($"Polynomials are fitted to {Points} values of sin 4x with noise of deviation {Noise}, for {DataSets} data sets with different noise. Bias "
            + "is the error of the mean of all fits. Variance is how much single fits differ from this mean. For linear regression, theory gives the "
            + "variance exactly: σ² · parameters / points. The network is a linear layer on polynomials that are orthogonal at the points, so one "
            + "full-batch step with the right rate is the whole training.");
        page.Table(
            ["degree", "bias²", "variance", "by theory", "sum"],
            [.. splits.Select(static split => new[]
            {
                $"{split.Degree}", $"{split.Bias:F4}", $"{split.Variance:F4}", $"{Theory(split.Degree):F4}", $"{split.Bias + split.Variance:F4}"
            })]);
        double[] errors = [.. s_degrees.Select(CrossValidatedError)];
        page.Say("One data set shows neither bias nor variance. Cross-validation measures the sum of both and the noise: each of eight parts is predicted "
            + $"from the other seven. With so few points a single cross-validation depends on chance, so this is the mean over {CrossValidated} data sets.");
        page.Table(["degree", .. s_degrees.Select(static degree => $"{degree}")],
        [
            "error by cross-validation", .. errors.Select(static error => $"{error:F4}")
        ]);
        int chosen = s_degrees[Array.IndexOf(errors, errors.Min())];
        double[] sums = [.. splits.Select(static split => split.Bias + split.Variance)];
        int best = Array.IndexOf(sums, sums.Min());
        return new Outcome(
            Finding.AtMost("bias² of degree 15 over that of degree 1", splits[^1].Bias / splits[0].Bias, 0.05),
            Finding.AtLeast("variance of degree 15 over that of degree 1", splits[^1].Variance / splits[0].Variance, 6),
            Finding.About("variance of degree 15 over that of theory", splits[^1].Variance / Theory(15), 1, 0.1),
            Finding.AtLeast("degree with the least error", splits[best].Degree, 3),
            Finding.AtMost("degree with the least error", splits[best].Degree, 9),
            Finding.AtLeast("error of degree 1 over the least", sums[0] / sums[best], 2),
            Finding.AtLeast("error of degree 15 over the least", sums[^1] / sums[best], 1.5),
            Finding.AtLeast("degree that cross-validation chooses", chosen, 3),
            Finding.AtMost("degree that cross-validation chooses", chosen, 9));
    }

    private static double Theory(int degree) => Noise * Noise * (degree + 1) / Points;

    private static double Truth(double x) => Math.Sin(4 * x);

    private static Split Measure(int degree)
    {
        float[] features = [.. s_nodes.SelectMany(x => FeaturesOf(x, degree))];
        var random = new Random(6);
        float[][] fits = [.. Enumerable.Range(0, DataSets).Select(_ => Fit(features, Targets(random)))];
        double[] means = [.. Enumerable.Range(0, Points).Select(point => fits.Average(fit => fit[point]))];
        double bias = means.Zip(s_nodes, static (mean, x) => (mean - Truth(x)) * (mean - Truth(x))).Average();
        double variance =
            Enumerable.Range(0, Points).Average(point => fits.Sum(fit => (fit[point] - means[point]) * (fit[point] - means[point])) / (DataSets - 1));
        return new Split(degree, bias, variance);
    }

    /// <summary>
    /// The mean squared error on parts that were not learned from. Without them the points are no longer orthogonal, so it takes more than one step.
    /// </summary>
    private static double CrossValidatedError(int degree)
    {
        float[] features = [.. s_nodes.SelectMany(x => FeaturesOf(x, degree))];
        var random = new Random(6);
        return Enumerable.Range(0, CrossValidated).Average(_ =>
            new Dataset(features, LinearModel.InputSize, Targets(random), 1)
                .CrossValidate<LinearModel>(8, new FitOptions
                {
                    Epochs = 1000, BatchSize = Points, Seed = 1, Threads = 1, Optimizer = new Sgd(0.3f)
                }).Loss.Mean);
    }

    private static float[] Targets(Random random) => [.. s_nodes.Select(x => (float)(Truth(x) + (Noise * random.NextNormal())))];

    /// <summary>
    /// √2·Tₖ(x) for k from 1 to the degree, then zeros: a mean square of 1 at the nodes, so that the loss is curved alike in every direction.
    /// </summary>
    private static IEnumerable<float> FeaturesOf(double x, int degree) =>
        Enumerable.Range(1, LinearModel.InputSize).Select(k => k <= degree ? (float)(Math.Sqrt(2) * Math.Cos(k * Math.Acos(x))) : 0);

    private static float[] Fit(float[] features, float[] targets)
    {
        var network = new LinearModel();
        network.Fit(new Dataset(features, LinearModel.InputSize, targets, 1), new FitOptions { Epochs = 2, BatchSize = Points, Optimizer = new Sgd(0.5f) });
        float[] outputs = new float[Points];
        network.PredictBatch(features, outputs);
        return outputs;
    }

    private sealed record Split(int Degree, double Bias, double Variance);
}
