using System.Collections.Immutable;

namespace NetGen;

/// <summary>One fold of a cross-validation.</summary>
/// <param name="Train">The rows to learn from.</param>
/// <param name="Validation">The rows to measure with.</param>
public sealed record Fold(Dataset Train, Dataset Validation)
{
    /// <summary>Where the rows of <see cref="Train"/> stood in the whole data set, ascending; empty if the fold was not cut from one.</summary>
    public ImmutableArray<int> TrainRows { get; init; } = [];

    /// <summary>Where the rows of <see cref="Validation"/> stood in the whole data set, ascending; empty if the fold was not cut from one.</summary>
    public ImmutableArray<int> ValidationRows { get; init; } = [];
}
