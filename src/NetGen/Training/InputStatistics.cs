using System.Globalization;

namespace NetGen;

/// <summary>What is measured of the columns of a training set, and whether a network can compute with it.</summary>
internal static class InputStatistics
{
    /// <summary>Sets what is subtracted (mean or minimum) and what is divided by (standard deviation over n, or range); a constant column is divided by 1.</summary>
    /// <exception cref="ArgumentException">A column spans more than a <see langword="float"/> can hold; the message names it, and nothing is changed.</exception>
    public static void Fit(Dataset data, InputScaling scaling, NetworkStorage storage)
    {
        int columns = data.FeatureCount;
        ColumnRange[] ranges = MeasurableRanges(data);
        double[] subtracted = new double[columns], divisor = new double[columns];
        if (scaling == InputScaling.Standardize)
        {
            MeanAndDeviation(data, ranges, subtracted, divisor);
        }
        else
        {
            for (int column = 0; column < columns; column++)
            {
                (subtracted[column], divisor[column]) = (ranges[column].Minimum, ranges[column].Maximum - (double)ranges[column].Minimum);
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
    public static void RequireMeasurable(Dataset data) => MeasurableRanges(data);

    /// <summary>From one end of a column to the other must be a number that a <see langword="float"/> has: then so are mean, deviation and range, and every value less any of them.</summary>
    private static ColumnRange[] MeasurableRanges(Dataset data)
    {
        ColumnRange[] ranges = ColumnRange.Of(data);
        int column = Array.FindIndex(ranges, static range => !float.IsFinite(range.Maximum - range.Minimum));
        return column < 0
            ? ranges
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Expected columns with a range of at most {float.MaxValue}, the largest float, but feature column {column} ranges from {ranges[column].Minimum} to {ranges[column].Maximum}. Scale the column down, or check it for wrong values."),
                nameof(data));
    }

    /// <summary>Two passes: the sum of squares less the square of the sum would lose all digits where the mean is large against the deviation.</summary>
    private static void MeanAndDeviation(Dataset data, ColumnRange[] ranges, double[] mean, double[] deviation)
    {
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> features = data.FeaturesOf(row);
            for (int column = 0; column < features.Length; column++)
            {
                mean[column] += features[column] / (double)data.Count;
            }
        }

        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> features = data.FeaturesOf(row);
            for (int column = 0; column < features.Length; column++)
            {
                double difference = features[column] - mean[column];
                deviation[column] += difference * difference / data.Count;
            }
        }

        for (int column = 0; column < deviation.Length; column++)
        {
            // Rounding of the mean leaves a constant column with a deviation of a few last digits; dividing by that would blow noise up to ±1.
            deviation[column] = ranges[column].IsConstant ? 0 : Math.Sqrt(deviation[column]);
        }
    }

    /// <summary>The smallest and the largest value of a column.</summary>
    private readonly record struct ColumnRange(float Minimum, float Maximum)
    {
        public bool IsConstant => Minimum == Maximum;

        public static ColumnRange[] Of(Dataset data)
        {
            var ranges = new ColumnRange[data.FeatureCount];
            Array.Fill(ranges, new ColumnRange(float.PositiveInfinity, float.NegativeInfinity));
            for (int row = 0; row < data.Count; row++)
            {
                ReadOnlySpan<float> features = data.FeaturesOf(row);
                for (int column = 0; column < features.Length; column++)
                {
                    ranges[column] = new ColumnRange(Math.Min(ranges[column].Minimum, features[column]), Math.Max(ranges[column].Maximum, features[column]));
                }
            }

            return ranges;
        }
    }
}
