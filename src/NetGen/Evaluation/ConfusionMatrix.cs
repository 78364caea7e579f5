using System.Globalization;

namespace NetGen;

/// <summary>How often samples of one class were taken for another.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    internal ConfusionMatrix(int classes)
    {
        ClassCount = classes;
        _counts = new int[classes * classes];
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Samples of class <paramref name="actual"/> that were taken for class <paramref name="predicted"/>.</summary>
    /// <param name="actual">The class of the target.</param>
    /// <param name="predicted">The class of the output.</param>
    public int this[int actual, int predicted] => _counts[IndexOf(actual, predicted)];

    /// <summary>Precision, recall and F1 with every class that occurs counting the same; NaN where nothing was counted.</summary>
    public ClassAverage MacroAverage() => ClassAverage.Of(this, @class => SupportOf(@class) + TakenFor(@class) > 0 ? 1 : 0);

    /// <summary>Precision, recall and F1 with every class counting as often as it has samples; NaN where nothing was counted.</summary>
    public ClassAverage WeightedAverage() => ClassAverage.Of(this, @class => SupportOf(@class));

    /// <summary>Samples of a class: what scikit-learn calls its support.</summary>
    /// <param name="class">The class.</param>
    public int SupportOf(int @class) => Enumerable.Range(0, ClassCount).Sum(predicted => this[@class, predicted]);

    /// <summary>Precision of a class: of the samples taken for it, the share that are it; NaN when there are none.</summary>
    /// <param name="class">The class.</param>
    public double PrecisionOf(int @class) => (double)this[@class, @class] / TakenFor(@class);

    /// <summary>Recall of a class: of its samples, the share taken for it; NaN when there are none.</summary>
    /// <param name="class">The class.</param>
    public double RecallOf(int @class) => (double)this[@class, @class] / SupportOf(@class);

    /// <summary>The harmonic mean of precision and recall, 2TP / (2TP + FP + FN); NaN when the class occurs nowhere.</summary>
    /// <param name="class">The class.</param>
    public double F1Of(int @class) =>
        2.0 * this[@class, @class] / Enumerable.Range(0, ClassCount).Sum(other => this[@class, other] + this[other, @class]);

    /// <summary>The counts as a table: a row a class of the targets, a column a class of the outputs.</summary>
    public override string ToString()
    {
        int width = _counts.Append(ClassCount - 1).Max().ToString(CultureInfo.InvariantCulture).Length + 1;
        return string.Join('\n', Enumerable.Range(0, ClassCount).Select(actual =>
            string.Concat(Enumerable.Range(0, ClassCount).Select(predicted => this[actual, predicted].ToString(CultureInfo.InvariantCulture).PadLeft(width)))));
    }

    internal void Add(int actual, int predicted) => _counts[IndexOf(actual, predicted)]++;

    /// <summary>Samples that were taken for a class.</summary>
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
