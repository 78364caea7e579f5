namespace NetGen.Generator.Model;

/// <summary>A range of the parameter block.</summary>
internal sealed record TensorRange(int Offset, int Length);

/// <summary>Ranges of the parameter block, for whose gradients something is computed.</summary>
/// <param name="Ranges">The ranges in the order of the block; no two are adjacent.</param>
/// <param name="EndsHere">Whether all later operations are for these tensors alone. If the tensors are frozen, propagation then ends here.</param>
internal sealed record TensorRanges(EquatableArray<TensorRange> Ranges, bool EndsHere)
{
    public static TensorRanges None { get; } = new(EquatableArray<TensorRange>.Empty, EndsHere: false);

    /// <summary>Whether any of them is trained, as C#.</summary>
    public string Condition => string.Join(" || ", Ranges.Select(static range => $"pass.IsTrained({range.Offset}, {range.Length})"));
}
