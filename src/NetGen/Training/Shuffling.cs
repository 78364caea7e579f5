namespace NetGen;

/// <summary>
/// How the random order of an epoch is drawn. In either way, every epoch visits every row once, and the order depends only on the seed and the epoch.
/// </summary>
/// <remarks>
/// <para><see cref="OfRows"/> draws from all rows, and any order is equally likely. A source must then read single rows at any place.</para>
/// <para><see cref="ByBlocks"/> is for sources that read consecutive rows much faster, such as a file that is larger than memory or has short rows:</para>
/// <list type="number">
/// <item>The rows are divided into blocks of consecutive rows.</item>
/// <item>The blocks are put in a random order.</item>
/// <item>A number of blocks at a time is read into a buffer.</item>
/// <item>The rows of the buffer are visited in a random order.</item>
/// </list>
/// <para>So a row may come anywhere in an epoch, but the rows of a block come close to each other, within one buffer. This mixes well if neighbouring rows are
/// independent. If the data are sorted, for example by class, the buffer must have many blocks, or the rows should be shuffled once when the file is
/// written.</para>
/// </remarks>
public sealed record Shuffling
{
    /// <summary>Bytes of a block if the number of its rows is not set.</summary>
    private const int BlockBytes = 1 << 20;

    private Shuffling(int? blockRows, int bufferedBlocks) => (BlockRows, BufferedBlocks) = (blockRows, bufferedBlocks);

    /// <summary>Draws from all rows.</summary>
    public static Shuffling OfRows { get; } = new(blockRows: null, bufferedBlocks: 0);

    /// <summary>
    /// Rows of a block. It is null if rows are drawn from all rows. In options, null with <see cref="ByBlocks"/> means as many rows as take about 1 MB.
    /// </summary>
    public int? BlockRows { get; }

    /// <summary>Number of blocks whose rows are mixed; 0 if rows are drawn from all rows.</summary>
    public int BufferedBlocks { get; }

    internal bool IsByBlocks => BufferedBlocks > 0;

    /// <summary>Rows of a whole buffer.</summary>
    internal int BufferedRows => (int)Math.Min(int.MaxValue, (long)BlockRows!.Value * BufferedBlocks);

    /// <summary>Draws by blocks of consecutive rows.</summary>
    /// <param name="blockRows">Rows of a block, at least 1. If null, as many as take about 1 MB.</param>
    /// <param name="bufferedBlocks">
    /// Number of blocks whose rows are mixed, at least 1. Training keeps two buffers of this size in memory: it visits the rows of one while the other is read.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Shuffling ByBlocks(int? blockRows = null, int bufferedBlocks = 64)
    {
        Setting.AtLeast(blockRows ?? 1, 1, nameof(blockRows));
        Setting.AtLeast(bufferedBlocks, 1);
        return new Shuffling(blockRows, bufferedBlocks);
    }

    /// <summary>The order as a text.</summary>
    public override string ToString() => !IsByBlocks ? "all rows"
        : BlockRows is { } rows ? FormattableString.Invariant($"blocks of {rows} rows, {BufferedBlocks} in a buffer")
        : FormattableString.Invariant($"blocks of about a megabyte, {BufferedBlocks} in a buffer");

    /// <summary>How a training draws the order of its epochs; null for the order of the data.</summary>
    internal static Shuffling? For(FitOptions options, IRowSource source)
    {
        if (!options.Shuffle)
        {
            return null;
        }

        Shuffling asked = options.Shuffling ?? (source.IsRandomAccessCheap ? OfRows : ByBlocks());
        return asked.IsByBlocks ? new Shuffling(Math.Min(asked.BlockRows ?? RowsOfBlock(source), Math.Max(1, source.Count)), asked.BufferedBlocks) : OfRows;
    }

    /// <summary>The blocks in which rows are read if they are visited in the order of the data.</summary>
    internal static Shuffling Reading(IRowSource source) => new(RowsOfBlock(source), 8);

    private static int RowsOfBlock(IRowSource source) => (int)Math.Max(1, BlockBytes / (((long)source.FeatureCount + source.TargetCount) * sizeof(float)));
}
