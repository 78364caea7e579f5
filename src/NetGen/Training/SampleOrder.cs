namespace NetGen;

/// <summary>The order in which an epoch visits the rows of the training set.</summary>
/// <param name="options">Whether it is random, and its seed.</param>
/// <param name="count">Number of rows.</param>
/// <param name="skipped">How many of them an epoch leaves out, at its end.</param>
internal sealed class SampleOrder(FitOptions options, int count, int skipped)
{
    private readonly int[] _rows = new int[count];

    /// <summary>Draws the order from the seed and the epoch alone, so that a resumed training finds the same.</summary>
    /// <param name="epoch">From 0.</param>
    public void Draw(int epoch)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = i;
        }

        if (options.Shuffle)
        {
            CounterRandom.For(options.Seed, CounterRandom.Purpose.Shuffle, epoch).Shuffle(_rows);
        }
    }

    /// <summary>The rows of a mini-batch: the last one of an epoch is short if the rows do not divide evenly, and the one after it empty.</summary>
    /// <param name="step">Its step in the epoch, from 0.</param>
    /// <param name="batchSize">Rows of a full mini-batch.</param>
    public ReadOnlySpan<int> Batch(int step, int batchSize)
    {
        int visited = _rows.Length - skipped, first = (int)Math.Min((long)step * batchSize, visited);
        return _rows.AsSpan(first, Math.Min(batchSize, visited - first));
    }
}
