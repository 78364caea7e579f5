namespace NetGen;

/// <summary>How the random order of an epoch is drawn. Either way every epoch visits every row once, in an order that follows from the seed and the epoch
/// alone.</summary>
/// <remarks>
/// <para><see cref="OfRows"/> draws all rows from all: each order is as likely as any other. A source then reads row by row, anywhere.</para>
/// <para>
/// <see cref="ByBlocks"/> is for sources that read rows in a row much faster: a file larger than memory, or one of short rows. The rows are cut into blocks of
/// rows that follow each other; the blocks are put in a
/// random order, a number of them at a time is read into a buffer, and the rows of the buffer are visited in a random order. So every row may come anywhere in
/// an epoch, and rows of one block come within one
/// buffer of each other. That mixes well where neighbouring rows have nothing in common. Data that are sorted, by class say, need a buffer of many blocks, or
/// should be shuffled once when the file is written.
/// </para>
/// </remarks>
public sealed record Shuffling
{
    /// <summary>Bytes of a block where nothing is said of its rows.</summary>
    private const int BlockBytes = 1 << 20;

    private Shuffling(int? blockRows, int bufferedBlocks) => (BlockRows, BufferedBlocks) = (blockRows, bufferedBlocks);

    /// <summary>All rows from all.</summary>
    public static Shuffling OfRows { get; } = new(blockRows: null, bufferedBlocks: 0);

    /// <summary>Rows of a block; null if rows are drawn from all, and in options where about a megabyte of them is one.</summary>
    public int? BlockRows { get; }

    /// <summary>Blocks of which the rows are mixed; 0 if rows are drawn from all.</summary>
    public int BufferedBlocks { get; }

    internal bool IsByBlocks => BufferedBlocks > 0;

    /// <summary>Rows of a whole buffer.</summary>
    internal int BufferedRows => (int)Math.Min(int.MaxValue, (long)BlockRows!.Value * BufferedBlocks);

    /// <summary>By blocks of rows that follow each other.</summary>
    /// <param name="blockRows">Rows of a block, at least 1; as many as take about a megabyte when null.</param>
    /// <param name="bufferedBlocks">Blocks of which the rows are mixed, at least 1. Training keeps two buffers: the rows of one are visited while the other is
    /// read.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Shuffling ByBlocks(int? blockRows = null, int bufferedBlocks = 64)
    {
        Setting.AtLeast(blockRows ?? 1, 1, nameof(blockRows));
        Setting.AtLeast(bufferedBlocks, 1);
        return new Shuffling(blockRows, bufferedBlocks);
    }

    /// <summary>The order in words.</summary>
    public override string ToString() => !IsByBlocks ? "all rows"
        : BlockRows is { } rows ? FormattableString.Invariant($"blocks of {rows} rows, {BufferedBlocks} in a buffer")
        : FormattableString.Invariant($"blocks of about a megabyte, {BufferedBlocks} in a buffer");

    /// <summary>How a training draws the order of its epochs; null for that of the data.</summary>
    internal static Shuffling? For(FitOptions options, IRowSource source)
    {
        if (!options.Shuffle)
        {
            return null;
        }

        Shuffling asked = options.Shuffling ?? (source.IsRandomAccessCheap ? OfRows : ByBlocks());
        return asked.IsByBlocks ? new Shuffling(Math.Min(asked.BlockRows ?? RowsOfBlock(source), Math.Max(1, source.Count)), asked.BufferedBlocks) : OfRows;
    }

    /// <summary>The blocks in which rows are read that are visited in their own order.</summary>
    internal static Shuffling Reading(IRowSource source) => new(RowsOfBlock(source), 8);

    private static int RowsOfBlock(IRowSource source) => (int)Math.Max(1, BlockBytes / (((long)source.FeatureCount + source.TargetCount) * sizeof(float)));
}
