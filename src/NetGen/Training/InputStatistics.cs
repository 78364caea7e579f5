using System.Globalization;

namespace NetGen;

/// <summary>Statistics of the columns of a training set, and a check that a network can compute with them.</summary>
/// <remarks>
/// The first pass over the rows computes ranges and means; the second computes deviations from the means. One pass would not be as exact: the mean of the
/// squares minus the square of the mean loses all digits if the mean is large compared with the deviation.
/// </remarks>
/// <param name="data">The training set.</param>
internal sealed class InputStatistics(IRowSource data)
{
    private ColumnRange[]? _ranges;
    private double[] _means = [];

    /// <summary>
    /// Sets the offset (mean or minimum) and the divisor (standard deviation with divisor n, or range) of the scaling. A constant column is divided by 1.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The range of a column is larger than a <see langword="float"/> can represent. The message names the column, and nothing is changed.
    /// </exception>
    public void Fit(InputScaling scaling, NetworkStorage storage)
    {
        ColumnRange[] ranges = MeasurableRanges();
        int columns = ranges.Length;
        double[] subtracted = _means, divisor = new double[columns];
        if (scaling == InputScaling.Standardize)
        {
            AddDeviations(ranges, divisor);
        }
        else
        {
            subtracted = [.. ranges.Select(static range => (double)range.Minimum)];
            for (int column = 0; column < columns; column++)
            {
                divisor[column] = ranges[column].Maximum - (double)ranges[column].Minimum;
            }
        }

        Span<float> state = storage.ChangeState();
        for (int column = 0; column < columns; column++)
        {
            state[column] = (float)subtracted[column];
            state[columns + column] = (float)divisor[column] > 0 ? (float)divisor[column] : 1;
        }

        storage.ScalingIsFitted = true;
    }

    /// <summary>Checks, before any statistic is computed, that the range of each column is a number.</summary>
    /// <exception cref="ArgumentException">
    /// The range of a column is larger than a <see langword="float"/> can represent. The message names the column.
    /// </exception>
    public void RequireMeasurable() => MeasurableRanges();

    /// <summary>
    /// The ranges of the columns. If a <see langword="float"/> can represent the range, it can also represent mean and deviation, and all differences from
    /// them.
    /// </summary>
    private ColumnRange[] MeasurableRanges()
    {
        ColumnRange[] ranges = _ranges ??= RangesAndMeans();
        int column = Array.FindIndex(ranges, static range => !float.IsFinite(range.Maximum - range.Minimum));
        return column < 0
            ? ranges
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Expected columns with a range of at most {float.MaxValue}, the largest float, but feature column {column} ranges from "
                        + $"{ranges[column].Minimum} to {ranges[column].Maximum}. Scale the column down, or check it for wrong values."),
                nameof(data));
    }

    private ColumnRange[] RangesAndMeans()
    {
        var ranges = new ColumnRange[data.FeatureCount];
        Array.Fill(ranges, new ColumnRange(float.PositiveInfinity, float.NegativeInfinity));
        double[] means = _means = new double[ranges.Length];
        double count = data.Count;
        RowScan.Features(data, (_, values) => Add(values, ranges, means, count));
        return ranges;

        static void Add(ReadOnlySpan<float> values, ColumnRange[] ranges, double[] means, double count)
        {
            for (; !values.IsEmpty; values = values[ranges.Length..])
            {
                for (int column = 0; column < ranges.Length; column++)
                {
                    float value = values[column];
                    ranges[column] = new ColumnRange(Math.Min(ranges[column].Minimum, value), Math.Max(ranges[column].Maximum, value));
                    means[column] += value / count;
                }
            }
        }
    }

    private void AddDeviations(ColumnRange[] ranges, double[] deviation)
    {
        double[] means = _means;
        double count = data.Count;
        RowScan.Features(data, (_, values) => Add(values, means, deviation, count));
        for (int column = 0; column < deviation.Length; column++)
        {
            // Because the mean is rounded, the computed deviation of a constant column is tiny but not zero. Division by it would turn rounding errors into
            // values of ±1.
            deviation[column] = ranges[column].IsConstant ? 0 : Math.Sqrt(deviation[column]);
        }

        static void Add(ReadOnlySpan<float> values, double[] means, double[] deviation, double count)
        {
            for (; !values.IsEmpty; values = values[means.Length..])
            {
                for (int column = 0; column < means.Length; column++)
                {
                    double difference = values[column] - means[column];
                    deviation[column] += difference * difference / count;
                }
            }
        }
    }

    /// <summary>The smallest and the largest value of a column.</summary>
    private readonly record struct ColumnRange(float Minimum, float Maximum)
    {
        public bool IsConstant => Minimum == Maximum;
    }
}
