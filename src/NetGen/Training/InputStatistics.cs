using System.Globalization;

namespace NetGen;

/// <summary>What is measured of the columns of a training set, and whether a network can compute with it.</summary>
/// <remarks>
/// The rows are gone through once for ranges and means, and once more for deviations, which are measured from the means. One pass could not give the bits that
/// two give: the sum of squares less the square of
/// the sum would lose all digits where the mean is large against the deviation.
/// </remarks>
/// <param name="data">The training set.</param>
internal sealed class InputStatistics(IRowSource data)
{
    private ColumnRange[]? _ranges;
    private double[] _means = [];

    /// <summary>
    /// Sets what is subtracted (mean or minimum) and what is divided by (standard deviation over n, or range); a constant column is divided by 1.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A column spans more than a <see langword="float"/> can hold; the message names it, and nothing is changed.
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

    /// <summary>Refuses columns that no statistic could describe, before anything is measured.</summary>
    /// <exception cref="ArgumentException">A column spans more than a <see langword="float"/> can hold; the message names it.</exception>
    public void RequireMeasurable() => MeasurableRanges();

    /// <summary>
    /// From one end of a column to the other must be a number that a <see langword="float"/> has: then so are mean, deviation and range, and every value less
    /// any of them.
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
            // Rounding of the mean leaves a constant column with a deviation of a few last digits; dividing by that would blow noise up to ±1.
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
