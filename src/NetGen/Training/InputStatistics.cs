namespace NetGen;

/// <summary>Takes the input scaling from a training set.</summary>
internal static class InputStatistics
{
    /// <summary>Sets what is subtracted (mean or minimum) and what is divided by (standard deviation over n, or range); a constant column is divided by 1.</summary>
    public static void Fit(Dataset data, InputScaling scaling, NetworkStorage storage)
    {
        int columns = data.FeatureCount;
        double[] subtracted = new double[columns], divisor = new double[columns];
        if (scaling == InputScaling.Standardize)
        {
            MeanAndDeviation(data, subtracted, divisor);
        }
        else
        {
            MinimumAndRange(data, subtracted, divisor);
        }

        Span<float> state = storage.ChangeState();
        for (int column = 0; column < columns; column++)
        {
            state[column] = (float)subtracted[column];
            state[columns + column] = (float)divisor[column] > 0 ? (float)divisor[column] : 1;
        }

        storage.ScalingIsFitted = true;
    }

    /// <summary>Two passes: the sum of squares less the square of the sum would lose all digits where the mean is large against the deviation.</summary>
    private static void MeanAndDeviation(Dataset data, double[] mean, double[] deviation)
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
            deviation[column] = IsConstant(data, column) ? 0 : Math.Sqrt(deviation[column]);
        }
    }

    private static bool IsConstant(Dataset data, int column)
    {
        float first = data.FeaturesOf(0)[column];
        for (int row = 1; row < data.Count; row++)
        {
            if (data.FeaturesOf(row)[column] != first)
            {
                return false;
            }
        }

        return true;
    }

    private static void MinimumAndRange(Dataset data, double[] minimum, double[] range)
    {
        double[] maximum = new double[minimum.Length];
        Array.Fill(minimum, double.PositiveInfinity);
        Array.Fill(maximum, double.NegativeInfinity);
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> features = data.FeaturesOf(row);
            for (int column = 0; column < features.Length; column++)
            {
                minimum[column] = Math.Min(minimum[column], features[column]);
                maximum[column] = Math.Max(maximum[column], features[column]);
            }
        }

        for (int column = 0; column < range.Length; column++)
        {
            range[column] = maximum[column] - minimum[column];
        }
    }
}
