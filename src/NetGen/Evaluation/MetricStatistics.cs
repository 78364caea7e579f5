using System.Globalization;

namespace NetGen;

/// <summary>A metric over the folds of a cross-validation, or over repetitions of a measurement.</summary>
/// <param name="Mean">The mean over folds or repetitions.</param>
/// <param name="StandardDeviation">The sample standard deviation, √(Σ(m − mean)² / (k − 1)); NaN for a single fold.</param>
public readonly record struct MetricStatistics(double Mean, double StandardDeviation)
{
    /// <summary>Mean ± standard deviation, with four decimal places.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:F4} ± {StandardDeviation:F4}");

    internal static MetricStatistics Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Sum() / values.Count;
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new MetricStatistics(mean, Math.Sqrt(squares / (values.Count - 1)));
    }
}
