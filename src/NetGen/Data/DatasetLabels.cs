namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Makes a data set whose targets are classes. They are given as labels and stored as one-hot rows.</summary>
    /// <param name="features">n × <paramref name="featureCount"/> values.</param>
    /// <param name="featureCount">Features of one sample; at least 1.</param>
    /// <param name="labels">n labels, each 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">Number of classes; at least 2.</param>
    /// <exception cref="ArgumentException">A count or label is out of range, or there are not as many labels as rows.</exception>
    public static Dataset FromLabels(float[] features, int featureCount, ReadOnlySpan<int> labels, int classes) =>
        new(features, featureCount, OneHot(labels, classes), classes);

    /// <summary>Writes labels as rows with a 1 at the label and 0 elsewhere.</summary>
    /// <param name="labels">n labels, each 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">Number of classes; at least 2.</param>
    /// <returns>n × <paramref name="classes"/> values.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 classes, or a label is out of range. The message names the label and the row.</exception>
    public static float[] OneHot(ReadOnlySpan<int> labels, int classes)
    {
        if (classes < 2)
        {
            throw new ArgumentException($"Expected at least 2 classes, but found {classes}.", nameof(classes));
        }

        float[] targets = new float[(long)labels.Length * classes];
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentException($"Expected labels from 0 to {classes - 1}, but found {labels[row]} in row {row}.", nameof(labels));
            }

            targets[(row * classes) + labels[row]] = 1;
        }

        return targets;
    }

    /// <summary>The class of every row as an index from 0: the arg-max of a one-hot row, or the rank of the label in a single column.</summary>
    /// <exception cref="InvalidOperationException">The targets are not classes.</exception>
    private int[] ClassOfEachRow()
    {
        if (HasOneHotTargets)
        {
            return [.. Enumerable.Range(0, Count).Select(row => TargetsOf(row).IndexOf(1f))];
        }

        if (TargetCount > 1)
        {
            throw new InvalidOperationException($"Expected classes to stratify by, but found rows of {TargetCount} targets that are not all one-hot.");
        }

        // Regression targets may be whole numbers too, but it is unlikely that each of them occurs at least twice.
        // The two labels of a sigmoid or tanh unit are classes even if one of them occurs only once. The same holds for the classes of one-hot rows.
        Dictionary<float, int> rowsOfLabel = _targets.CountBy(static label => label).ToDictionary();
        bool areTwoClasses = rowsOfLabel.Keys.All(static label => label is 0 or 1) || rowsOfLabel.Keys.All(static label => label is -1 or 1);
        foreach ((float label, int rows) in rowsOfLabel)
        {
            if (!float.IsInteger(label) || (rows < 2 && !areTwoClasses))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"Expected classes to stratify by (whole numbers, each in two rows or more), but found the target {label} in {rows} row(s)."));
            }
        }

        float[] labels = [.. rowsOfLabel.Keys.Order()];
        return [.. _targets.Select(label => Array.BinarySearch(labels, label))];
    }
}
