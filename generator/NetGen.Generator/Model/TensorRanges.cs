namespace NetGen.Generator.Model;

/// <summary>A run of the parameter block.</summary>
internal sealed record TensorRange(int Offset, int Length);

/// <summary>Runs of the parameter block whose gradients something is computed for.</summary>
/// <param name="Ranges">In the order of the block, none next to another.</param>
/// <param name="EndsHere">Whether all that follows is for nothing else: where these tensors are frozen, propagation ends.</param>
internal sealed record TensorRanges(EquatableArray<TensorRange> Ranges, bool EndsHere)
{
    public static TensorRanges None { get; } = new(EquatableArray<TensorRange>.Empty, EndsHere: false);

    /// <summary>Whether any of them is trained, as C#.</summary>
    public string Condition => string.Join(" || ", Ranges.Select(static range => $"pass.IsTrained({range.Offset}, {range.Length})"));
}
