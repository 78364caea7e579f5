namespace NetGen;

/// <summary>How many rows a mini-batch of a network may have, and must have.</summary>
internal static class BatchLimits
{
    /// <summary>Throws if a mini-batch, or each part of one that is divided, is larger than the largest buffer with one value per row.</summary>
    /// <param name="info">The network.</param>
    /// <param name="rows">Rows of the mini-batch, or of its largest part.</param>
    /// <param name="isDivided">Whether the mini-batch is divided.</param>
    public static void RequireFits(NetworkInfo info, int rows, bool isDivided)
    {
        int widest = Math.Max(info.WorkspacePerRow, Math.Max(info.InputSize, info.OutputSize));
        int largest = (Array.MaxLength - 64) / widest;
        if (rows > largest)
        {
            string what = isDivided ? "part of a mini-batch" : "mini-batch";
            throw new ArgumentOutOfRangeException(nameof(FitOptions.BatchSize), rows, $"A {what} of this network can hold at most {largest} rows.");
        }
    }

    /// <summary>Throws if a network that normalises over mini-batches would get single rows, which have no variance.</summary>
    public static void RequireEnoughToNormalize(NetworkInfo info, IRowSource data, FitOptions options)
    {
        if (!info.NormalizesBatch)
        {
            return;
        }

        if (options.BatchSize == 1)
        {
            throw new ArgumentOutOfRangeException(nameof(FitOptions.BatchSize), options.BatchSize, $"{info.Name} normalises over the mini-batch and expects "
                + "a BatchSize of at least 2, but found 1.");
        }

        if (data.Count == 1)
        {
            throw new ArgumentException($"{info.Name} normalises over the mini-batch and expects at least 2 rows, but the data set has 1.", nameof(data));
        }
    }
}
