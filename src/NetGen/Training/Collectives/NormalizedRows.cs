namespace NetGen;

/// <summary>The rows over which <c>BatchNorm</c> computes mean and variance if a mini-batch is divided.</summary>
public enum NormalizedRows
{
    /// <summary>
    /// All rows of the mini-batch, on whatever rank they are. The training is that of one process, within rounding. It costs two small messages for each such
    /// layer and step.
    /// </summary>
    All,

    /// <summary>
    /// The rows of each part alone: the part of a rank, or a shard (<see cref="FitOptions.GradientShards"/>). It costs no messages, but it is a different
    /// training, as with smaller mini-batches.
    /// </summary>
    /// <remarks>
    /// The running statistics are the mean over the parts, weighted by their rows. A part never has a single row, because a single row has no variance.
    /// PyTorch's DistributedDataParallel without SyncBatchNorm also normalises over each part.
    /// </remarks>
    OfPart,
}
