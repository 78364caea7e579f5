namespace NetGen;

/// <summary>The division of a mini-batch into parts whose gradients are summed, and the parts of this rank.</summary>
/// <remarks>
/// The parts are shards, if the options set their number. Otherwise there is one part per rank. The first row of a part depends only on the number of parts and
/// of rows.
/// </remarks>
/// <param name="Parts">Number of parts over all ranks.</param>
/// <param name="First">The first part of this rank.</param>
/// <param name="Count">Number of parts of this rank. For shards, it is a power of two.</param>
/// <param name="IsMeasuredByParts">Whether layers normalise over the rows of each part alone.</param>
/// <param name="InPairs">Whether no part may have a single row, because layers normalise over it.</param>
internal readonly record struct PartDivision(int Parts, int First, int Count, bool IsMeasuredByParts, bool InPairs)
{
    /// <summary>The division that the options set.</summary>
    /// <exception cref="ArgumentException">
    /// The number of ranks does not divide the number of shards, the network normalises over the rows of several shards together, or its gradient is too large
    /// for the messages of several ranks.
    /// </exception>
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

        RequireGradientFits(info, ranks);
        int count = parts / ranks.Size;
        bool byParts = info.MeasuresBatch && options.NormalizeOver == NormalizedRows.OfPart;
        return new PartDivision(parts, ranks.Rank * count, count, byParts, byParts && info.NormalizesBatch);
    }

    /// <summary>Whether there is more than one part over all ranks.</summary>
    public bool IsDivided => Parts > 1;

    /// <summary>Rows of the largest part.</summary>
    /// <param name="batchSize">Rows of a full mini-batch.</param>
    public int Capacity(int batchSize) =>
        !IsDivided ? batchSize : InPairs ? Math.Min(batchSize, (2 * CeilingOf(batchSize / 2, 1)) + 1) : CeilingOf(batchSize, 1);

    /// <summary>The first row of a part, which is also the end of the part before it. If there is any row, part 0 has one.</summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="part">From 0.</param>
    public int Boundary(int rows, int part)
    {
        if (!InPairs)
        {
            return CeilingOf(rows, part);
        }

        // A single remaining row goes to the last part that has rows.
        int pairs = rows / 2, boundary = 2 * CeilingOf(pairs, part);
        return part > 0 && boundary == 2 * pairs ? rows : boundary;
    }

    /// <summary>Rows of a part.</summary>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="part">From 0.</param>
    public int RowsOf(int rows, int part) => Boundary(rows, part + 1) - Boundary(rows, part);

    /// <summary>A message has at most 2³¹ − 1 bytes.</summary>
    private static void RequireGradientFits(NetworkInfo info, Ranks ranks)
    {
        const int Most = int.MaxValue / sizeof(float);
        long values = info.PackedLength + (2L * info.StateCount) + (DividedGradient.Line * ranks.Size);
        if (ranks.Size > 1 && values > Most)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{info.Name} has {values} values to sum over {ranks.Size} ranks, but a message holds at most {Most}: train it by one process."),
                nameof(FitOptions.Collective));
        }
    }

    private int CeilingOf(int items, int part) => (int)((((long)items * part) + Parts - 1) / Parts);
}
