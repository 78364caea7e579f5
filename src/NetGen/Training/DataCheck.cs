using System.Globalization;

namespace NetGen;

/// <summary>Checks that data fit a network, before anything is computed.</summary>
internal static class DataCheck
{
    /// <summary>Checks shapes, finite values, and whether targets are valid for the loss.</summary>
    public static void Require(NetworkInfo info, IRowSource source, string parameterName)
    {
        Shape(info, source, parameterName);
        if (source is not Dataset data)
        {
            // Values of a file are checked when they are read. A separate pass over a file larger than memory would take as long as an epoch.
            source.RequireUnchanged();
            return;
        }

        data.RequireFinite(parameterName);
        if (info.Loss != Loss.MeanSquaredError)
        {
            RequireProbabilities(info, data, parameterName);
        }
    }

    /// <summary>Requires outputs of all rows that fit in one array, because an evaluation keeps them.</summary>
    /// <param name="info">The class.</param>
    /// <param name="data">The rows.</param>
    /// <param name="parameterName">Their name in the message.</param>
    /// <param name="ranks">The number of processes that divide the rows.</param>
    public static void RequireEvaluable(NetworkInfo info, IRowSource data, string parameterName, int ranks = 1)
    {
        // The same shares as in RankedValidation, which also sends one loss for each row.
        long blocks = ((long)data.Count + Scoring.ChunkRows - 1) / Scoring.ChunkRows, share = (blocks + ranks - 1) / ranks * Scoring.ChunkRows;
        long most = Array.MaxLength - Scoring.ChunkRows;
        if (Math.Min(data.Count, share) * info.OutputSize > most || (ranks > 1 && share * ranks > int.MaxValue / sizeof(float)))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{info.Name} has {info.OutputSize} outputs, and an evaluation keeps those of all rows: expected at most ")
                    + FormattableString.Invariant($"{most} outputs in a process, but found {data.Count} rows for {ranks} processes."), parameterName);
        }
    }

    /// <summary>Requires as many features and targets as the network has inputs and outputs, and at least one row.</summary>
    public static void Shape(NetworkInfo info, IRowSource data, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(data, parameterName);
        if (data.FeatureCount != info.InputSize || data.TargetCount != info.OutputSize)
        {
            throw new ArgumentException(
                $"{info.Name} expects {info.InputSize} features and {info.OutputSize} targets a row, but the data set has {data.FeatureCount} and "
                    + $"{data.TargetCount}.{LabelHint(info, data)}", parameterName);
        }

        if (data.Count < 1)
        {
            throw new ArgumentException(
                data.Count == 0
                    ? "Expected at least one row, but the data set is empty."
                    : FormattableString.Invariant($"Expected at least one row, but the data set has {data.Count}."),
                parameterName);
        }
    }

    /// <summary>Advice for the most likely mistake: a column of class numbers instead of one target per class.</summary>
    private static string LabelHint(NetworkInfo info, IRowSource data) =>
        data.TargetCount == 1 && info.Loss == Loss.CrossEntropy ? " Dataset.FromLabels makes one-hot targets of class numbers." : "";

    /// <summary>Requires targets that are probabilities. With other targets, a cross-entropy has no lower bound.</summary>
    private static void RequireProbabilities(NetworkInfo info, Dataset data, string parameterName)
    {
        if (ProblemOf(info.Loss, data.Targets, data.TargetCount, 0) is { } problem)
        {
            throw new ArgumentException(problem, parameterName);
        }
    }

    /// <summary>The reason why rows of targets are not probabilities; null if they are.</summary>
    /// <param name="loss">A cross-entropy.</param>
    /// <param name="targets">Whole rows.</param>
    /// <param name="columns">Targets of a row.</param>
    /// <param name="first">The number of the first row.</param>
    public static string? ProblemOf(Loss loss, ReadOnlySpan<float> targets, int columns, int first)
    {
        for (int row = first; !targets.IsEmpty; row++, targets = targets[columns..])
        {
            double sum = 0;
            foreach (float target in targets[..columns])
            {
                sum += target;
                if (target is < 0 or > 1)
                {
                    return $"{loss} expects targets between 0 and 1, but row {row} holds {target.ToString(CultureInfo.InvariantCulture)}.";
                }
            }

            if (loss == Loss.CrossEntropy && Math.Abs(sum - 1) > 1e-3)
            {
                return $"CrossEntropy expects targets that sum to 1 in every row, as one-hot targets do, but row {row} sums to "
                    + $"{sum.ToString(CultureInfo.InvariantCulture)}.";
            }
        }

        return null;
    }
}
