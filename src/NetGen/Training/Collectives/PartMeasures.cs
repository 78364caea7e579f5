namespace NetGen;

/// <summary>Combines the statistics that each rank has computed over its own rows of a mini-batch into those of all rows.</summary>
/// <param name="gradient">The division of the rows.</param>
/// <param name="ranks">The processes.</param>
internal sealed class PartMeasures(DividedGradient gradient, Ranks ranks)
{
    private float[] _all = [];

    /// <summary>Computes mean and variance of all rows from those of each rank.</summary>
    /// <remarks>
    /// Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance", 1983. Computed in <see langword="double"/>, in the order of the ranks.
    /// </remarks>
    /// <param name="mean">The means of this rank; receives those of all ranks.</param>
    /// <param name="variance">The variances of this rank; receives those of all ranks.</param>
    public void MergeMoments(Span<float> mean, Span<float> variance)
    {
        int units = mean.Length;
        Gather(mean, variance);
        for (int i = 0; i < units; i++)
        {
            double sum = 0, squares = 0;
            for (int rank = 0; rank < ranks.Size; rank++)
            {
                int rows = gradient.Division.RowsOf(gradient.Rows, rank);
                sum += rows == 0 ? 0 : rows * (double)_all[(2 * rank * units) + i];
            }

            double center = sum / gradient.Rows;
            for (int rank = 0; rank < ranks.Size; rank++)
            {
                int rows = gradient.Division.RowsOf(gradient.Rows, rank);
                double difference = _all[(2 * rank * units) + i] - center;
                squares += rows == 0 ? 0 : rows * (_all[(((2 * rank) + 1) * units) + i] + (difference * difference));
            }

            (mean[i], variance[i]) = ((float)center, (float)(squares / gradient.Rows));
        }
    }

    /// <summary>Computes two sums over all rows from those of each rank.</summary>
    /// <param name="first">The sums of this rank; receives those of all ranks.</param>
    /// <param name="second">The second sums, in the same way.</param>
    public void MergeSums(Span<float> first, Span<float> second)
    {
        Gather(first, second);
        for (int i = 0; i < first.Length; i++)
        {
            double a = 0, b = 0;
            for (int rank = 0; rank < ranks.Size; rank++)
            {
                bool counts = gradient.Division.RowsOf(gradient.Rows, rank) > 0;
                a += counts ? _all[(2 * rank * first.Length) + i] : 0;
                b += counts ? _all[(((2 * rank) + 1) * first.Length) + i] : 0;
            }

            (first[i], second[i]) = ((float)a, (float)b);
        }
    }

    private void Gather(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        int part = 2 * first.Length, length = ranks.Size * part;
        if (_all.Length < length)
        {
            // The buffer grows in the first step to the size of the widest layer.
            _all = new float[length];
        }

        first.CopyTo(_all.AsSpan(ranks.Rank * part));
        second.CopyTo(_all.AsSpan((ranks.Rank * part) + first.Length));
        ranks.AllGather(_all.AsSpan(0, length));
    }
}
