using NetGen.Generator.Model;

namespace NetGen.Generator.Plans;

/// <summary>A training step.</summary>
internal sealed record TrainingPlan
{
    /// <summary>The place of every value.</summary>
    public required IReadOnlyDictionary<Value, Placement> Places { get; init; }

    /// <summary>Workspace values for every row.</summary>
    public required int PerRow { get; init; }

    /// <summary>Workspace values that do not depend on the batch.</summary>
    public required int Fixed { get; init; }

    /// <summary>Length of the memory that operations work in, in floats: that of the operation that needs most. Every worker has it.</summary>
    public required int Room { get; init; }

    /// <summary>Parts of a mini-batch whose gradients of filters are summed separately; 0 for none.</summary>
    public required int Shards { get; init; }

    /// <summary>Inputs of a layer whose gradients are computed before the optimizer is applied to them.</summary>
    public required int PieceInputs { get; init; }

    /// <summary>The most values of a gradient that are computed before the optimizer is applied to them.</summary>
    public required int LongestPiece { get; init; }

    /// <summary>The most values of transposed weights that backward propagation makes at a time.</summary>
    public required int LongestTransposedPanel { get; init; }

    /// <summary>
    /// The layers whose outputs a step leaves in the workspace, and their places. Outputs that are fused into the next operation or passed out are not there.
    /// </summary>
    public required IReadOnlyList<(int Layer, RowBuffer Place)> LayerOutputs { get; init; }

    /// <summary>What layers do besides their arithmetic, which the runtime must know.</summary>
    public required TrainingTraits Traits { get; init; }

    /// <summary>The operations before forward propagation, which are divided by panels.</summary>
    public required IReadOnlyList<Operation> Prepare { get; init; }

    /// <summary>Forward or backward propagation, which is divided by rows.</summary>
    public required IReadOnlyList<RowSegment> ForwardSegments { get; init; }

    /// <summary>Forward or backward propagation, which is divided by rows.</summary>
    public required IReadOnlyList<RowSegment> BackwardSegments { get; init; }

    /// <summary>All operations of forward propagation.</summary>
    public IEnumerable<Operation> Forward => ForwardSegments.SelectMany(static segment => segment.Ops);

    /// <summary>All operations of backward propagation that are divided by rows.</summary>
    public IEnumerable<Operation> Backward => BackwardSegments.SelectMany(static segment => segment.Ops);

    /// <summary>The operations after backward propagation of all rows, which are divided by parameters.</summary>
    public required IReadOnlyList<Operation> Gradients { get; init; }
}

/// <summary>What the training runtime must know of a network's operations.</summary>
/// <param name="DrawsForRows">Whether random factors are drawn for every row: Dropout or RRelu.</param>
/// <param name="DrawsForWeights">Whether random factors are drawn for weights, the same for all rows of a mini-batch: DropConnect.</param>
/// <param name="NeedsTwoRows">Whether units of a vector are measured over the rows of the mini-batch, which then needs at least two rows. An image has enough
/// pixels by itself.</param>
internal sealed record TrainingTraits(bool DrawsForRows, bool DrawsForWeights, bool NeedsTwoRows);
