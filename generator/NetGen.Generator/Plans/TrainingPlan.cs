using NetGen.Generator.Model;

namespace NetGen.Generator.Plans;

/// <summary>A training step.</summary>
internal sealed record TrainingPlan
{
    /// <summary>Where every value lies.</summary>
    public required IReadOnlyDictionary<Value, Placement> Places { get; init; }

    /// <summary>Workspace values for every row.</summary>
    public required int PerRow { get; init; }

    /// <summary>Workspace values whatever the batch.</summary>
    public required int Fixed { get; init; }

    /// <summary>Values that the operation with the most needs to work in; every worker has them.</summary>
    public required int Room { get; init; }

    /// <summary>Parts of a mini-batch over which gradients of filters are summed apart; 0 for none.</summary>
    public required int Shards { get; init; }

    /// <summary>Inputs of a layer whose gradients are computed before they are passed on.</summary>
    public required int PieceInputs { get; init; }

    /// <summary>Values of a gradient that are computed before they are passed on, at most.</summary>
    public required int LongestPiece { get; init; }

    /// <summary>Values of the transposed weights that backward propagation makes at a time, at most.</summary>
    public required int LongestTransposedPanel { get; init; }

    /// <summary>Which layers' outputs a step leaves in the workspace, and where: those that are neither fused into the next operation nor passed out.</summary>
    public required IReadOnlyList<(int Layer, RowBuffer Place)> LayerOutputs { get; init; }

    /// <summary>What a layer does besides its arithmetic, which the runtime must know.</summary>
    public required TrainingTraits Traits { get; init; }

    /// <summary>Before forward, divided by panels.</summary>
    public required IReadOnlyList<Operation> Prepare { get; init; }

    /// <summary>Divided by rows.</summary>
    public required IReadOnlyList<RowSegment> ForwardSegments { get; init; }

    /// <summary>Divided by rows.</summary>
    public required IReadOnlyList<RowSegment> BackwardSegments { get; init; }

    /// <summary>All operations of forward propagation.</summary>
    public IEnumerable<Operation> Forward => ForwardSegments.SelectMany(static segment => segment.Ops);

    /// <summary>All operations of backward propagation that are divided by rows.</summary>
    public IEnumerable<Operation> Backward => BackwardSegments.SelectMany(static segment => segment.Ops);

    /// <summary>After every row's backward, divided by parameters.</summary>
    public required IReadOnlyList<Operation> Gradients { get; init; }
}

/// <summary>What the training runtime must know of a network's operations.</summary>
/// <param name="DrawsForRows">Whether random factors are drawn for every row: Dropout or RRelu.</param>
/// <param name="DrawsForWeights">Whether random factors are drawn for weights, the same for all rows of a mini-batch: DropConnect.</param>
/// <param name="NeedsTwoRows">Whether units of a vector are measured over the rows of the mini-batch, which then must have two. An image has pixels enough by itself.</param>
internal sealed record TrainingTraits(bool DrawsForRows, bool DrawsForWeights, bool NeedsTwoRows);
