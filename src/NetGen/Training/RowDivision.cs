namespace NetGen;

/// <summary>
/// How the rows of a mini-batch are divided among workers. If a network has convolutions, rows are first divided into shards, and each worker gets whole
/// shards.
/// </summary>
/// <remarks>
/// The gradient of filters is summed within each shard, then the sums of the shards are added in order. Shards do not depend on the number of workers, so the
/// bits of the result do not depend on it either.
/// </remarks>
/// <param name="Workers">Number of workers.</param>
/// <param name="Shards">Number of shards; 0 for none.</param>
internal readonly record struct RowDivision(int Workers, int Shards)
{
    /// <summary>
    /// The first row of a worker, which is one past the last row of the worker before it. Without shards, each worker gets whole tiles of six rows, so only the
    /// last worker has a tail. (In a class of many layers, tiles have four rows, so each worker can have a tail.)
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

    /// <summary>The first shard of a worker, which is one past the last shard of the worker before it.</summary>
    /// <param name="worker">From 0.</param>
    public int FirstShard(int worker) => Shards * worker / Workers;

    /// <summary>The first row of a shard, which is one past the last row of the shard before it.</summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="shard">From 0.</param>
    public int ShardBoundary(int rows, int shard) => (int)((long)rows * shard / Shards);
}
