using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Plans;

/// <summary>Inference of some rows, and of one sample by itself.</summary>
internal sealed record InferencePlan
{
    /// <summary>The place of every value.</summary>
    public required IReadOnlyDictionary<Value, Placement> Places { get; init; }

    /// <summary>Scratch values for every row of a batch.</summary>
    public required int PerRow { get; init; }

    /// <summary>Length of the memory that operations work in, in floats: that of the operation that needs most.</summary>
    public required int Room { get; init; }

    /// <summary>How many rows are computed together in a batch.</summary>
    public required int BlockRows { get; init; }

    /// <summary>Scratch memory up to this length, in floats, lies on the stack; more is rented.</summary>
    public required int StackFloats { get; init; }

    /// <summary>Whether the outputs of a sample that is classified lie on the stack. If not, they are rented.</summary>
    public required bool OutputOnStack { get; init; }

    /// <summary>The operations up to the value that the loss reads.</summary>
    public required IReadOnlyList<Operation> Infer { get; init; }

    /// <summary>The operations from there to the outputs.</summary>
    public required IReadOnlyList<Operation> Finish { get; init; }

    /// <summary>The operations from there to outputs and losses.</summary>
    public required IReadOnlyList<Operation> Score { get; init; }

    /// <summary>The products, convolutions and pools that training's kernels do not compute. In a frozen class, which does not train, these are all.</summary>
    public required IReadOnlyList<Operation> OwnKernels { get; init; }

    /// <summary>The layers that neighbours are folded into.</summary>
    public required IReadOnlyList<FoldedDense> Foldings { get; init; }

    /// <summary>One sample by itself.</summary>
    public required SamplePlan Sample { get; init; }

    /// <summary>The input as the first layer reads it, if its scaling is folded into that layer; null for no such scaling.</summary>
    public StandardizeUnfolded? Unfolded => Infer.OfType<StandardizeUnfolded>().FirstOrDefault();
}

/// <summary>Inference of one sample by itself.</summary>
internal sealed record SamplePlan
{
    /// <summary>How it is computed.</summary>
    public required SampleMethod Method { get; init; }

    /// <summary>The scratch memory that it needs, in floats, without the memory that operations work in.</summary>
    public required int Scratch { get; init; }

    /// <summary>The vector widths of the one method that computes it, widest first; empty if every layer has a method.</summary>
    public required IReadOnlyList<VectorForm> Forms { get; init; }

    /// <summary>
    /// The operations from input to output. A single sample has no tiles, so there are no lists of active inputs; its kernels look for zeros themselves.
    /// </summary>
    public required IReadOnlyList<Operation> Ops { get; init; }

    /// <summary>Its products; none if it is computed in registers.</summary>
    public required IReadOnlyList<SampleKernel> Kernels { get; init; }

    /// <summary>Its products in registers; none if it is computed otherwise.</summary>
    public required IReadOnlyList<RegisterKernel> RegisterKernels { get; init; }
}
