namespace NetGen;

/// <summary>The order in which an epoch visits the rows of the training set.</summary>
/// <param name="options">The settings, which have the seed.</param>
/// <param name="count">Number of rows.</param>
/// <param name="skipped">Number of rows that an epoch leaves out, at the end of its order.</param>
/// <param name="shuffling">How the order is drawn; null for the order of the data.</param>
internal sealed class SampleOrder(FitOptions options, int count, int skipped, Shuffling? shuffling)
{
    private readonly int[] _rows = new int[count];
    private readonly int[] _blocks = shuffling is { IsByBlocks: true } ? new int[(count + shuffling.BlockRows!.Value - 1L) / shuffling.BlockRows.Value] : [];

    /// <summary>The blocks of the epoch in their order; empty if rows are not drawn by blocks.</summary>
    public ReadOnlySpan<int> Blocks => _blocks;

    /// <summary>Draws the order. It depends only on the seed and the epoch, so a resumed training draws the same order.</summary>
    /// <param name="epoch">From 0.</param>
    public void Draw(int epoch)
    {
        if (_blocks.Length > 0)
        {
            DrawByBlocks(epoch);
            return;
        }

        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = i;
        }

        if (shuffling is not null)
        {
            CounterRandom.For(options.Seed, CounterRandom.Purpose.Shuffle, epoch).Shuffle(_rows);
        }
    }

    /// <summary>The rows of a mini-batch. The last one of an epoch may be short. After the last one, it is empty.</summary>
    /// <param name="step">Its step in the epoch, from 0.</param>
    /// <param name="batchSize">Rows of a full mini-batch.</param>
    public ReadOnlySpan<int> Batch(int step, int batchSize)
    {
        int visited = _rows.Length - skipped, first = (int)Math.Min((long)step * batchSize, visited);
        return _rows.AsSpan(first, Math.Min(batchSize, visited - first));
    }

    private void DrawByBlocks(int epoch)
    {
        for (int i = 0; i < _blocks.Length; i++)
        {
            _blocks[i] = i;
        }

        CounterRandom.For(options.Seed, CounterRandom.Purpose.Shuffle, epoch).Shuffle(_blocks);
        int blockRows = shuffling!.BlockRows!.Value, filled = 0;
        for (int buffer = 0, block = 0; block < _blocks.Length; buffer++)
        {
            int start = filled, end = (int)Math.Min(_blocks.Length, (long)block + shuffling.BufferedBlocks);
            for (; block < end; block++)
            {
                int first = _blocks[block] * blockRows, rows = Math.Min(blockRows, _rows.Length - first);
                for (int i = 0; i < rows; i++)
                {
                    _rows[filled++] = first + i;
                }
            }

            CounterRandom.For(options.Seed, CounterRandom.Purpose.BufferShuffle, epoch, buffer).Shuffle(_rows.AsSpan(start, filled - start));
        }
    }
}
