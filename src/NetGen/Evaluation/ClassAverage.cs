using System.Globalization;

namespace NetGen;

/// <summary>Precision, recall and F1 averaged over classes, as in scikit-learn's <c>classification_report</c>.</summary>
/// <remarks>
/// A class that occurs neither among the targets nor among the outputs is left out. A class that was never predicted has no precision, and a class without
/// samples has no recall. Both count as 0 here, like scikit-learn's <c>zero_division=0</c>. Without them, an average would reward a network that never predicts
/// a class.
/// </remarks>
/// <param name="Precision">The mean of the classes' precisions; NaN without a confusion matrix.</param>
/// <param name="Recall">The mean of the classes' recalls; NaN without a confusion matrix. Weighted by the classes' samples it is the accuracy.</param>
/// <param name="F1">The mean of the classes' F1, not the harmonic mean of the other two values; NaN without a confusion matrix.</param>
public readonly record struct ClassAverage(double Precision, double Recall, double F1)
{
    /// <summary>The value without a confusion matrix.</summary>
    internal static ClassAverage Undefined { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>The three numbers, with four decimal places.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {Precision:F4}, recall {Recall:F4}, F1 {F1:F4}");

    /// <summary>The mean over classes.</summary>
    /// <param name="confusion">The counts.</param>
    /// <param name="weightOf">The weight of a class. Weights need not sum to 1.</param>
    internal static ClassAverage Of(ConfusionMatrix confusion, Func<int, double> weightOf)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        for (int @class = 0; @class < confusion.ClassCount; @class++)
        {
            double weight = weightOf(@class);
            weights += weight;
            precision += weight * OrZero(confusion.PrecisionOf(@class));
            recall += weight * OrZero(confusion.RecallOf(@class));
            f1 += weight * OrZero(confusion.F1Of(@class));
        }

        return new ClassAverage(precision / weights, recall / weights, f1 / weights);
    }

    private static double OrZero(double share) => double.IsNaN(share) ? 0 : share;
}
