using System.Globalization;

namespace NetGen;

/// <summary>Counts how often samples of each class were classified as each class.</summary>
/// <remarks>A sample with an output that is NaN was classified as no class. It counts in <see cref="UnclassifiedOf"/> and <see cref="SupportOf"/>.</remarks>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;
    private readonly int[] _unclassified;

    internal ConfusionMatrix(int classes)
    {
        ClassCount = classes;
        _counts = new int[classes * classes];
        _unclassified = new int[classes];
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples of class <paramref name="actual"/> that were classified as <paramref name="predicted"/>.</summary>
    /// <param name="actual">The class of the target.</param>
    /// <param name="predicted">The class of the output.</param>
    public int this[int actual, int predicted] => _counts[IndexOf(actual, predicted)];

    /// <summary>Precision, recall and F1, averaged with equal weights over the classes that occur; NaN if nothing was counted.</summary>
    public ClassAverage MacroAverage() => ClassAverage.Of(this, @class => SupportOf(@class) + TakenFor(@class) > 0 ? 1 : 0);

    /// <summary>Precision, recall and F1, averaged over classes with their number of samples as weights; NaN if nothing was counted.</summary>
    public ClassAverage WeightedAverage() => ClassAverage.Of(this, @class => SupportOf(@class));

    /// <summary>Number of samples of a class, which scikit-learn calls its support.</summary>
    /// <param name="class">The class.</param>
    public int SupportOf(int @class) => UnclassifiedOf(@class) + Enumerable.Range(0, ClassCount).Sum(predicted => this[@class, predicted]);

    /// <summary>Number of samples of a class whose outputs contain NaN, so that they were classified as no class.</summary>
    /// <param name="class">The class.</param>
    public int UnclassifiedOf(int @class) => _unclassified[IndexOf(@class, 0) / ClassCount];

    /// <summary>Precision of a class: the share of correct samples among those classified as it; NaN if there are none.</summary>
    /// <param name="class">The class.</param>
    public double PrecisionOf(int @class) => (double)this[@class, @class] / TakenFor(@class);

    /// <summary>Recall of a class: the share of its samples that were classified as it; NaN if it has no samples.</summary>
    /// <param name="class">The class.</param>
    public double RecallOf(int @class) => (double)this[@class, @class] / SupportOf(@class);

    /// <summary>The harmonic mean of precision and recall, 2TP / (2TP + FP + FN); NaN if the class occurs nowhere.</summary>
    /// <param name="class">The class.</param>
    public double F1Of(int @class) =>
        2.0 * this[@class, @class] / (SupportOf(@class) + TakenFor(@class));

    /// <summary>The counts as a table: a row for each class of the targets, a column for each class of the outputs.</summary>
    public override string ToString()
    {
        int width = _counts.Append(ClassCount - 1).Max().ToString(CultureInfo.InvariantCulture).Length + 1;
        return string.Join('\n', Enumerable.Range(0, ClassCount).Select(actual =>
            string.Concat(Enumerable.Range(0, ClassCount).Select(predicted => this[actual, predicted].ToString(CultureInfo.InvariantCulture).PadLeft(width)))));
    }

    internal void Add(int actual, int predicted) => _counts[IndexOf(actual, predicted)]++;

    internal void AddUnclassified(int actual) => _unclassified[actual]++;

    /// <summary>Number of samples that were classified as a class.</summary>
    private int TakenFor(int @class) => Enumerable.Range(0, ClassCount).Sum(actual => this[actual, @class]);

    private int IndexOf(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actual);
        ArgumentOutOfRangeException.ThrowIfNegative(predicted);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, ClassCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predicted, ClassCount);
        return (actual * ClassCount) + predicted;
    }
}
