using System.Globalization;

namespace NetGen;

/// <summary>Refuses data that do not fit a network, before anything is computed.</summary>
internal static class DataCheck
{
    /// <summary>Shapes, finite values, and targets that the loss has a meaning for.</summary>
    public static void Require(NetworkInfo info, IRowSource source, string parameterName)
    {
        Shape(info, source, parameterName);
        if (source is not Dataset data)
        {
            // Its values are looked at when they are read: another pass over a file larger than memory would cost as much as an epoch.
            source.RequireUnchanged();
            return;
        }

        data.RequireFinite(parameterName);
        if (info.Loss != Loss.MeanSquaredError)
        {
            RequireProbabilities(info, data, parameterName);
        }
    }

    /// <summary>As many features and targets as the network has inputs and outputs, and at least one row.</summary>
    public static void Shape(NetworkInfo info, IRowSource data, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(data, parameterName);
        if (data.FeatureCount != info.InputSize || data.TargetCount != info.OutputSize)
        {
            throw new ArgumentException(
                $"{info.Name} expects {info.InputSize} features and {info.OutputSize} targets a row, but the data set has {data.FeatureCount} and "
                    + $"{data.TargetCount}.{LabelHint(info, data)}", parameterName);
        }

        if (data.Count == 0)
        {
            throw new ArgumentException("Expected at least one row, but the data set is empty.", parameterName);
        }
    }

    /// <summary>The likeliest mistake: a column of class numbers where one target a class is expected.</summary>
    private static string LabelHint(NetworkInfo info, IRowSource data) =>
        data.TargetCount == 1 && info.Loss == Loss.CrossEntropy ? " Dataset.FromLabels makes one-hot targets of class numbers." : "";

    /// <summary>Cross-entropies are losses of probabilities: other targets would give losses without a lower bound.</summary>
    private static void RequireProbabilities(NetworkInfo info, Dataset data, string parameterName)
    {
        if (ProblemOf(info.Loss, data.Targets, data.TargetCount, 0) is { } problem)
        {
            throw new ArgumentException(problem, parameterName);
        }
    }

    /// <summary>What keeps some rows of targets from being probabilities; null if nothing does.</summary>
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
