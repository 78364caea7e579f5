using System.Globalization;

namespace NetGen;

/// <summary>Refuses data that do not fit a network, before anything is computed.</summary>
internal static class DataCheck
{
    /// <summary>Shapes, finite values, and targets that the loss has a meaning for.</summary>
    public static void Require(NetworkInfo info, Dataset data, string parameterName)
    {
        Shape(info, data, parameterName);
        data.RequireFinite(parameterName);
        if (info.Loss != Loss.MeanSquaredError)
        {
            RequireProbabilities(info, data, parameterName);
        }
    }

    /// <summary>As many features and targets as the network has inputs and outputs, and at least one row.</summary>
    public static void Shape(NetworkInfo info, Dataset data, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(data, parameterName);
        if (data.FeatureCount != info.InputSize || data.TargetCount != info.OutputSize)
        {
            throw new ArgumentException(
                $"{info.Name} expects {info.InputSize} features and {info.OutputSize} targets a row, but the data set has {data.FeatureCount} and {data.TargetCount}.{LabelHint(info, data)}", parameterName);
        }

        if (data.Count == 0)
        {
            throw new ArgumentException("Expected at least one row, but the data set is empty.", parameterName);
        }
    }

    /// <summary>The likeliest mistake: a column of class numbers where one target a class is expected.</summary>
    private static string LabelHint(NetworkInfo info, Dataset data) =>
        data.TargetCount == 1 && info.Loss == Loss.CrossEntropy ? " Dataset.FromLabels makes one-hot targets of class numbers." : "";

    /// <summary>Cross-entropies are losses of probabilities: other targets would give losses without a lower bound.</summary>
    private static void RequireProbabilities(NetworkInfo info, Dataset data, string parameterName)
    {
        for (int row = 0; row < data.Count; row++)
        {
            double sum = 0;
            foreach (float target in data.TargetsOf(row))
            {
                sum += target;
                if (target is < 0 or > 1)
                {
                    throw new ArgumentException(
                        $"{info.Loss} expects targets between 0 and 1, but row {row} holds {target.ToString(CultureInfo.InvariantCulture)}.", parameterName);
                }
            }

            if (info.Loss == Loss.CrossEntropy && Math.Abs(sum - 1) > 1e-3)
            {
                throw new ArgumentException(
                    $"CrossEntropy expects targets that sum to 1 in every row, as one-hot targets do, but row {row} sums to {sum.ToString(CultureInfo.InvariantCulture)}.", parameterName);
            }
        }
    }
}
