using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>How well a network does on a data set.</summary>
public sealed record Evaluation
{
    private const int LargestConfusion = 4096;

    /// <summary>Mean loss over the samples, penalties excluded.</summary>
    public required double Loss { get; init; }

    /// <summary>Share of samples (of labels, for several sigmoid units) that are right; NaN for regression.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Which class was taken for which; null for regression, for several independent labels, and for more than 4,096 classes, where it would not fit.</summary>
    public ConfusionMatrix? ConfusionMatrix { get; init; }

    /// <summary>Per class, of the samples taken for it the share that are it; empty without a confusion matrix.</summary>
    public ImmutableArray<double> Precision { get; init; } = [];

    /// <summary>Per class, of its samples the share taken for it; empty without a confusion matrix.</summary>
    public ImmutableArray<double> Recall { get; init; } = [];

    /// <summary>Per class, the harmonic mean of precision and recall; empty without a confusion matrix.</summary>
    public ImmutableArray<double> F1 { get; init; } = [];

    /// <summary>Root mean squared error, √mean((y − t)²) over samples and outputs, in the target's unit.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error, mean|y − t| over samples and outputs, in the target's unit.</summary>
    public required double Mae { get; init; }

    /// <summary>Coefficient of determination, 1 − Σ(y − t)² / Σ(t − mean t)², averaged over outputs; NaN where an output's target is constant.</summary>
    public required double R2 { get; init; }

    /// <summary>One line for people: loss and accuracy of a classification, loss and errors of a regression.</summary>
    public override string ToString() => double.IsNaN(Accuracy)
        ? string.Create(CultureInfo.InvariantCulture, $"loss {Loss:F4}, RMSE {Rmse:G4}, MAE {Mae:G4}, R2 {R2:F4}")
        : string.Create(CultureInfo.InvariantCulture, $"loss {Loss:F4}, accuracy {Accuracy:F4}");

    /// <summary>Measures outputs against targets.</summary>
    internal static Evaluation Of(NetworkInfo info, Dataset data, Scoring scoring)
    {
        AccuracyRule rule = AccuracyRules.For(info, data);
        ConfusionMatrix? confusion = ConfusionOf(rule, info, data, scoring.Outputs);
        RegressionErrors errors = RegressionErrors.Of(scoring.Outputs, data);
        return new Evaluation
        {
            Loss = scoring.MeanLoss,
            Accuracy = scoring.AccuracyBy(rule),
            ConfusionMatrix = confusion,
            Precision = PerClass(confusion, static (matrix, @class) => matrix.PrecisionOf(@class)),
            Recall = PerClass(confusion, static (matrix, @class) => matrix.RecallOf(@class)),
            F1 = PerClass(confusion, static (matrix, @class) => matrix.F1Of(@class)),
            Rmse = errors.Rmse,
            Mae = errors.Mae,
            R2 = errors.R2,
        };
    }

    private static ImmutableArray<double> PerClass(ConfusionMatrix? confusion, Func<ConfusionMatrix, int, double> measure) =>
        confusion is null ? [] : [.. Enumerable.Range(0, confusion.Classes).Select(@class => measure(confusion, @class))];

    private static ConfusionMatrix? ConfusionOf(AccuracyRule rule, NetworkInfo info, Dataset data, float[] outputs)
    {
        bool isSingleUnit = info.OutputSize == 1;
        if (info.OutputSize > LargestConfusion || rule == AccuracyRule.None || (rule == AccuracyRule.PerLabel && !isSingleUnit))
        {
            return null;
        }

        var confusion = new ConfusionMatrix(isSingleUnit ? 2 : info.OutputSize);
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> output = outputs.AsSpan(row * info.OutputSize, info.OutputSize);
            confusion.Add(Classification.ClassOf(data.TargetsOf(row), info.OutputActivation), Classification.ClassOf(output, info.OutputActivation));
        }

        return confusion;
    }
}
