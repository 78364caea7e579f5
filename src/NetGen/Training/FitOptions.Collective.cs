namespace NetGen;

/// <content>Options for a training by several processes.</content>
public sealed partial record FitOptions
{
    /// <summary>
    /// The processes that train together; each takes its part of every mini-batch. An example is <c>MpiCollective.World()</c> of the package NetGen.Mpi. If
    /// null, this process trains alone.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Every process (rank) calls <c>Fit</c> with the same network, data and options. This is checked. All ranks end with the same bits.</item>
    /// <item><see cref="BatchSize"/> is the number of rows of all ranks together. Each rank has its own <see cref="Threads"/>.</item>
    /// <item>Without shards (<see cref="GradientShards"/>), the result is that of one process within rounding. The same number of ranks gives the same bits
    /// again.</item>
    /// <item>Only the first rank writes checkpoints, logs, reports and progress.</item>
    /// <item>Callbacks are called on every rank, and must do the same on each.</item>
    /// <item>If a rank throws an exception, the training ends on all ranks.</item>
    /// </list>
    /// </remarks>
    public ICollective? Collective { get; init; }

    /// <summary>
    /// Number of shards into which every mini-batch is divided. The gradients of the shards are added in a fixed order, so the bits do not depend on the number
    /// of ranks. It must be a power of two, and a multiple of the number of ranks. 0 means one part per rank.
    /// </summary>
    /// <remarks>
    /// A rank computes its shards one after the other, each as a small mini-batch, so small shards cost time. One process with 4 shards gives the same bits as
    /// 2 or 4 ranks with 4 shards. A network with BatchNorm needs <see cref="NormalizedRows.OfPart"/> as <see cref="NormalizeOver"/>.
    /// </remarks>
    public int GradientShards { get; init; }

    /// <summary>The rows over which BatchNorm computes mean and variance if a mini-batch is divided among ranks or into shards.</summary>
    public NormalizedRows NormalizeOver { get; init; }

    private void ValidateCollective()
    {
        if (GradientShards != 0 && !int.IsPow2(GradientShards))
        {
            throw new ArgumentOutOfRangeException(
                nameof(GradientShards), GradientShards, "GradientShards must be a power of two; 0 is one part for each rank.");
        }

        if (!Enum.IsDefined(NormalizeOver))
        {
            throw new ArgumentOutOfRangeException(nameof(NormalizeOver), NormalizeOver, "NormalizeOver must be All or OfPart.");
        }
    }
}
