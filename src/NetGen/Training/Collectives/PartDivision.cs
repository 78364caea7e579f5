namespace NetGen;

/// <summary>How the rows of a mini-batch are divided into parts whose gradients are summed, and which parts are this rank's.</summary>
/// <remarks>The parts are shards, whose number is an option, or one for each rank. Where parts begin depends on their number alone.</remarks>
/// <param name="Parts">Number of parts over all ranks.</param>
/// <param name="First">The first part of this rank.</param>
/// <param name="Count">Number of this rank's parts: a power of two where they are shards.</param>
/// <param name="IsMeasuredByParts">Whether layers measure the rows of each part by itself.</param>
/// <param name="InPairs">Whether no part may have a single row, because of that.</param>
internal readonly record struct PartDivision(int Parts, int First, int Count, bool IsMeasuredByParts, bool InPairs)
{
    /// <summary>What the options ask for.</summary>
    /// <exception cref="ArgumentException">The ranks cannot share the shards, or the network measures rows of several shards together.</exception>
    public static PartDivision Of(NetworkInfo info, FitOptions options, Ranks ranks)
    {
        int shards = options.GradientShards, parts = Math.Max(shards, ranks.Size);
        if (shards > 0 && shards % ranks.Size != 0)
        {
            throw new ArgumentException(
                $"Expected a number of ranks that divides the {shards} shards of a mini-batch, but found {ranks.Size} ranks: take 1, 2, 4 or so on up to "
                    + $"{shards}.", nameof(FitOptions.GradientShards));
        }

        if (shards > 1 && info.MeasuresBatch && options.NormalizeOver == NormalizedRows.All)
        {
            throw new ArgumentException(
                $"{info.Name} normalises over all rows of a mini-batch, but GradientShards computes one shard after the other: set NormalizeOver to "
                    + "NormalizedRows.OfPart, or leave GradientShards out.",
                nameof(FitOptions.NormalizeOver));
        }

        int count = parts / ranks.Size;
        bool byParts = info.MeasuresBatch && options.NormalizeOver == NormalizedRows.OfPart;
        return new PartDivision(parts, ranks.Rank * count, count, byParts, byParts && info.NormalizesBatch);
    }

    /// <summary>Whether there is more than one part, or one that is to be summed like many.</summary>
    public bool IsDivided => Parts > 1;

    /// <summary>Rows of the largest part.</summary>
    /// <param name="batchSize">Rows of a full mini-batch.</param>
    public int Capacity(int batchSize) =>
        !IsDivided ? batchSize : InPairs ? Math.Min(batchSize, (2 * CeilingOf(batchSize / 2, 1)) + 1) : CeilingOf(batchSize, 1);

    /// <summary>The first row of a part, and one past the last of the part before it. The first part has a row if there is any.</summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="part">From 0.</param>
    public int Boundary(int rows, int part)
    {
        if (!InPairs)
        {
            return CeilingOf(rows, part);
        }

        // A row that is left over goes to the last part that has any.
        int pairs = rows / 2, boundary = 2 * CeilingOf(pairs, part);
        return part > 0 && boundary == 2 * pairs ? rows : boundary;
    }

    /// <summary>Rows of a part.</summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="part">From 0.</param>
    public int RowsOf(int rows, int part) => Boundary(rows, part + 1) - Boundary(rows, part);

    private int CeilingOf(int items, int part) => (int)((((long)items * part) + Parts - 1) / Parts);
}
