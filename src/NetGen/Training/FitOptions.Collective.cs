namespace NetGen;

/// <content>A training that several processes share.</content>
public sealed partial record FitOptions
{
    /// <summary>
    /// The processes that train together, each on its part of every mini-batch: <c>MpiCollective.World()</c> of the package NetGen.Mpi. Null is this process
    /// alone.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Every process calls <c>Fit</c> with the same network, data and options, which is checked; all end with the same bits. <see cref="BatchSize"/> is that of
    /// all processes together. Without shards (<see cref="GradientShards"/>) the result is that of one process within rounding, and the same again for the same
    /// number of processes.
    /// </para>
    /// <para>
    /// Only the first rank writes checkpoints, logs, reports and progress. Callbacks are called on every rank and must do the same there. A rank that throws
    /// ends all. Each rank has <see cref="Threads"/> threads of its own.
    /// </para>
    /// </remarks>
    public ICollective? Collective { get; init; }

    /// <summary>
    /// Shards into which a mini-batch is cut and whose gradients are added in a fixed order, so that the bits do not depend on the number of ranks: a power of
    /// two that the ranks divide; 0 is a part for each rank.
    /// </summary>
    /// <remarks>
    /// A rank computes its shards one after the other, each as a small mini-batch: the smaller they are, the more that costs. One process with 4 shards has the
    /// bits of 2 or 4 ranks. A network with BatchNorm needs <see cref="NormalizeOver"/> to be <see cref="NormalizedRows.OfPart"/>.
    /// </remarks>
    public int GradientShards { get; init; }

    /// <summary>Over which rows BatchNorm measures, where a mini-batch is divided among ranks or into shards.</summary>
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
