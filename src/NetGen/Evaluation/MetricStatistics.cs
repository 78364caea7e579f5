using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>A metric over the folds of a cross-validation, or over repetitions of a measurement.</summary>
/// <param name="Mean">The mean over folds or repetitions.</param>
/// <param name="StandardDeviation">The sample standard deviation, √(Σ(m − mean)² / (k − 1)); NaN for a single fold.</param>
public readonly record struct MetricStatistics(double Mean, double StandardDeviation)
{
    /// <summary>Mean ± standard deviation, with four decimal places.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:F4} ± {StandardDeviation:F4}");

    internal static MetricStatistics Of(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return new MetricStatistics(mean, Math.Sqrt(squares / (values.Length - 1)));
    }

    /// <summary>The statistics of a metric over some evaluations. The metric is computed twice per evaluation, so nothing is allocated.</summary>
    internal static MetricStatistics Of(ImmutableArray<Evaluation> evaluations, Func<Evaluation, double> metric)
    {
        double sum = 0, squares = 0;
        foreach (Evaluation evaluation in evaluations)
        {
            sum += metric(evaluation);
        }

        double mean = sum / evaluations.Length;
        foreach (Evaluation evaluation in evaluations)
        {
            double distance = metric(evaluation) - mean;
            squares += distance * distance;
        }

        return new MetricStatistics(mean, Math.Sqrt(squares / (evaluations.Length - 1)));
    }
}
