namespace NetGen;

/// <summary>
/// How the rows of a mini-batch are divided: among workers, and, where a network has convolutions, into shards, of which a worker has whole ones.
/// </summary>
/// <remarks>
/// The gradient of filters is summed up shard by shard, and the sums are added in order. Shards do not depend on the number of workers, so the bits do not
/// either.
/// </remarks>
/// <param name="Workers">Number of workers.</param>
/// <param name="Shards">Number of shards; 0 for none.</param>
internal readonly record struct RowDivision(int Workers, int Shards)
{
    /// <summary>
    /// The first row of a worker, and one past the last of the worker before it. Without shards workers get whole tiles of six rows, so that only the last one
    /// meets a rest (or each, in a class of many layers, whose tiles have four).
    /// </summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="worker">From 0; the number of workers for the end of the last one.</param>
    public int Boundary(int rows, int worker)
    {
        if (Shards > 0)
        {
            return ShardBoundary(rows, FirstShard(worker));
        }

        long tiles = (rows + TrainingPass.TileRows - 1) / TrainingPass.TileRows;
        return (int)Math.Min(rows, tiles * worker / Workers * TrainingPass.TileRows);
    }

    /// <summary>The first shard of a worker, and one past the last of the worker before it.</summary>
    /// <param name="worker">From 0.</param>
    public int FirstShard(int worker) => Shards * worker / Workers;

    /// <summary>The first row of a shard, and one past the last of the shard before it.</summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="shard">From 0.</param>
    public int ShardBoundary(int rows, int shard) => (int)((long)rows * shard / Shards);
}
