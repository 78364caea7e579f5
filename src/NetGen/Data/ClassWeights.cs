using System.Globalization;

namespace NetGen;

/// <summary>Factors for <see cref="FitOptions.ClassWeights"/>.</summary>
public static class ClassWeights
{
    /// <summary>
    /// Weights that give every class the same total weight, however many rows it has. The weight of class k with nₖ of n rows is n / (K·nₖ), as with
    /// scikit-learn's <c>class_weight="balanced"</c>.
    /// </summary>
    /// <param name="data">One-hot targets, or a single target with the two classes 0 (or −1) and 1.</param>
    /// <returns>One weight per class.</returns>
    /// <exception cref="ArgumentException">The targets are not classes, or a class has no row.</exception>
    /// <remarks>King and Zeng, "Logistic Regression in Rare Events Data" (2001).</remarks>
    public static float[] Balanced(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] classes = ClassOfEachRow(data, nameof(data));
        int[] rows = new int[CountOf(data)];
        foreach (int @class in classes)
        {
            rows[@class]++;
        }

        int absent = Array.IndexOf(rows, 0);
        if (absent >= 0)
        {
            throw new ArgumentException($"Expected rows of every class, but found none of class {absent}.", nameof(data));
        }

        return [.. rows.Select(count => (float)((double)data.Count / ((double)rows.Length * count)))];
    }

    /// <summary>Number of classes: the number of one-hot columns, or 2 for a single column.</summary>
    internal static int CountOf(IRowSource data) => Math.Max(2, data.TargetCount);

    /// <summary>The class of every row.</summary>
    /// <exception cref="ArgumentException">The targets are not classes.</exception>
    internal static int[] ClassOfEachRow(IRowSource data, string parameterName)
    {
        int[] classes = new int[data.Count];
        int columns = data.TargetCount;
        RowScan.Targets(data, (first, targets) =>
        {
            for (int row = first; !targets.IsEmpty; row++, targets = targets[columns..])
            {
                classes[row] = columns == 1 ? OfSingle(targets[0], row, parameterName) : targets[..columns].IndexOf(1f);
            }
        });

        if (data.TargetCount > 1 && data.Count > 0 && !data.HasOneHotTargets)
        {
            throw new ArgumentException($"Expected classes to weigh, but found rows of {data.TargetCount} targets that are not all one-hot.", parameterName);
        }

        return classes;
    }

    private static int OfSingle(float target, int row, string parameterName) => target switch
    {
        0 or -1 => 0,
        1 => 1,
        _ => throw new ArgumentException(
            $"Expected classes to weigh, 0 (or -1) and 1, but row {row} holds {target.ToString(CultureInfo.InvariantCulture)}.", parameterName),
    };
}
