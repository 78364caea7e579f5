using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Plans;

/// <summary>Inference of some rows, and of one sample by itself.</summary>
internal sealed record InferencePlan
{
    /// <summary>Where every value lies.</summary>
    public required IReadOnlyDictionary<Value, Placement> Places { get; init; }

    /// <summary>Scratch values for every row of a batch.</summary>
    public required int PerRow { get; init; }

    /// <summary>Values that the operation with the most needs to work in.</summary>
    public required int Room { get; init; }

    /// <summary>How many rows are computed together in a batch.</summary>
    public required int BlockRows { get; init; }

    /// <summary>Scratch up to this length lies on the stack; more is rented.</summary>
    public required int StackFloats { get; init; }

    /// <summary>Whether the outputs of a sample that is classified lie on the stack; if not they are rented.</summary>
    public required bool OutputOnStack { get; init; }

    /// <summary>Up to what the loss reads.</summary>
    public required IReadOnlyList<Operation> Infer { get; init; }

    /// <summary>From there to the outputs.</summary>
    public required IReadOnlyList<Operation> Finish { get; init; }

    /// <summary>From there to outputs and losses.</summary>
    public required IReadOnlyList<Operation> Score { get; init; }

    /// <summary>
    /// The operations whose products, convolutions and pools training's kernels do not compute; all of them in a frozen class, which does not train.
    /// </summary>
    public required IReadOnlyList<Operation> OwnKernels { get; init; }

    /// <summary>The layers that do a neighbour's work too.</summary>
    public required IReadOnlyList<FoldedDense> Foldings { get; init; }

    /// <summary>One sample by itself.</summary>
    public required SamplePlan Sample { get; init; }

    /// <summary>The input as the first layer reads it where its scaling is folded into that layer; null for no such scaling.</summary>
    public StandardizeUnfolded? Unfolded => Infer.OfType<StandardizeUnfolded>().FirstOrDefault();
}

/// <summary>Inference of one sample by itself.</summary>
internal sealed record SamplePlan
{
    /// <summary>How it is computed.</summary>
    public required SampleMethod Method { get; init; }

    /// <summary>Scratch values that it takes, without the room to work in.</summary>
    public required int Scratch { get; init; }

    /// <summary>The vector widths of the one method that computes it, widest first; none where every layer has a method.</summary>
    public required IReadOnlyList<VectorForm> Forms { get; init; }

    /// <summary>From its input to its outputs. It has no tiles to list active inputs for; its kernels look for themselves.</summary>
    public required IReadOnlyList<Operation> Ops { get; init; }

    /// <summary>Its products; none where it is computed in registers.</summary>
    public required IReadOnlyList<SampleKernel> Kernels { get; init; }

    /// <summary>The same in registers; none elsewhere.</summary>
    public required IReadOnlyList<RegisterKernel> RegisterKernels { get; init; }
}
