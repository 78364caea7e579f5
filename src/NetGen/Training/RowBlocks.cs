namespace NetGen;

/// <summary>
/// Iterates over the rows of one worker in small blocks, so that the output of one operation is still in the cache when the next operation reads it.
/// </summary>
internal struct RowBlocks
{
    /// <summary>Whether there is a current block.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The shard that contains the block.</summary>
    public int Shard { get; private set; }

    /// <summary>The first row of the block.</summary>
    public int FirstRow { get; private set; }

    /// <summary>One past the last row of the block.</summary>
    public int EndRow { get; private set; }

    /// <summary>Whether the block is the first of its shard.</summary>
    public bool BeginsShard { get; private set; }

    /// <summary>Moves to the next block. After the last block it returns false, and there is no current block.</summary>
    /// <param name="division">How rows are divided.</param>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="mostRows">The most rows of a block.</param>
    public bool Next(RowDivision division, int rows, int worker, int mostRows)
    {
        if (!IsOpen)
        {
            Shard = division.FirstShard(worker);
            EndRow = division.ShardBoundary(rows, Shard);
            BeginsShard = true;
        }
        else
        {
            BeginsShard = EndRow == division.ShardBoundary(rows, Shard + 1);
            Shard += BeginsShard ? 1 : 0;
        }

        IsOpen = Shard < division.FirstShard(worker + 1);
        FirstRow = EndRow;
        EndRow = IsOpen ? Math.Min(FirstRow + mostRows, division.ShardBoundary(rows, Shard + 1)) : EndRow;
        return IsOpen;
    }
}
