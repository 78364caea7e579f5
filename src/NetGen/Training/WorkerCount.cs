namespace NetGen;

/// <summary>How many threads a training gains from.</summary>
internal static class WorkerCount
{
    /// <summary>Multiply-adds of a step below which waking a second thread costs more than it saves: some ten microseconds of work.</summary>
    private const long WorthSharing = 500_000;

    /// <summary>A choice by sizes alone; it does not change a bit of the result.</summary>
    public static int For(NetworkInfo info, int batchSize, int threads)
    {
        // Forward, backward and gradients are three products of the same size.
        long work = 3 * info.MultiplyAddCount * batchSize;

        // Rows are shared out in whole tiles; a worker without one would only be waited for.
        int tiles = (batchSize + TrainingPass.TileRows - 1) / TrainingPass.TileRows;
        int parts = info.GradientShards > 0 ? Math.Min(tiles, info.GradientShards) : tiles;
        return work < WorthSharing ? 1 : Math.Min(threads, parts);
    }
}
