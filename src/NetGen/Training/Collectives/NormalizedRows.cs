namespace NetGen;

/// <summary>Over which rows of a mini-batch <c>BatchNorm</c> measures, where the mini-batch is divided.</summary>
public enum NormalizedRows
{
    /// <summary>
    /// Over all rows of the mini-batch, wherever they are: the training is that of one process, within rounding. Two small messages more for each such layer
    /// and step.
    /// </summary>
    All,

    /// <summary>
    /// Over the rows of each part by itself, that of a rank or of a shard (<see cref="FitOptions.GradientShards"/>): no message more, but another training, as
    /// if the mini-batch were smaller.
    /// </summary>
    /// <remarks>
    /// Running statistics are the mean over the parts, by their rows. A part never has a single row, which has no variance. (PyTorch's DistributedDataParallel
    /// without SyncBatchNorm.)
    /// </remarks>
    OfPart,
}
