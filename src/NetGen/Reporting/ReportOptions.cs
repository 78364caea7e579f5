namespace NetGen;

/// <summary>What a report should show besides what the history knows itself.</summary>
public sealed record ReportOptions
{
    /// <summary>The title; the network's name when null.</summary>
    public string? Title { get; init; }

    /// <summary>What the network is measured on: rows of its <c>InputSize</c> features and <c>OutputSize</c> targets. When null, the validation set of the training, or its training set.</summary>
    public Dataset? Test { get; init; }

    /// <summary>The classes by name, from class 0 (for a single unit the two, "no" first); numbers when null.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The features by name, <c>InputSize</c> of them; numbers when null.</summary>
    public IReadOnlyList<string>? FeatureNames { get; init; }
}
