using System.Collections.Immutable;

namespace NetGen;

/// <summary>One fold of a cross-validation.</summary>
/// <param name="Train">The rows for training.</param>
/// <param name="Validation">The rows for validation.</param>
public sealed record Fold(Dataset Train, Dataset Validation)
{
    /// <summary>The indices of the rows of <see cref="Train"/> in the whole data set, ascending. Empty if the fold was not made from one.</summary>
    public ImmutableArray<int> TrainRows { get; init; } = [];

    /// <summary>The indices of the rows of <see cref="Validation"/> in the whole data set, ascending. Empty if the fold was not made from one.</summary>
    public ImmutableArray<int> ValidationRows { get; init; } = [];
}
