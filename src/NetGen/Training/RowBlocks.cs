namespace NetGen;

/// <summary>Goes over the rows of one worker a few at a time, so that what one operation writes is in the cache when the next reads it.</summary>
internal struct RowBlocks
{
    /// <summary>Whether there is a current block.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The shard in which it lies.</summary>
    public int Shard { get; private set; }

    /// <summary>Its first row.</summary>
    public int FirstRow { get; private set; }

    /// <summary>One past its last row.</summary>
    public int EndRow { get; private set; }

    /// <summary>Whether it is the first of its shard.</summary>
    public bool BeginsShard { get; private set; }

    /// <summary>Goes on to the next block; after the last one closes and returns false.</summary>
    /// <param name="division">How rows are divided.</param>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="mostRows">Rows of a block at most.</param>
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
