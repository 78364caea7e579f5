namespace NetGen;

/// <summary>The number of threads from which a training benefits.</summary>
internal static class WorkerCount
{
    /// <summary>Multiply-adds of a step, below which a second thread costs more to wake than it saves: about ten microseconds of work.</summary>
    private const long WorthSharing = 500_000;

    /// <summary>The number of workers, which depends only on sizes. It does not change a bit of the result.</summary>
    public static int For(NetworkInfo info, int batchSize, int threads)
    {
        // Forward, backward and gradients are three products of the same size.
        long work = 3 * info.MultiplyAddCount * batchSize;

        // Workers get whole tiles of rows. A worker without a tile would only add a wait.
        int tiles = (batchSize + TrainingPass.TileRows - 1) / TrainingPass.TileRows;
        int parts = info.GradientShards > 0 ? Math.Min(tiles, info.GradientShards) : tiles;
        return work < WorthSharing ? 1 : Math.Min(threads, parts);
    }
}
