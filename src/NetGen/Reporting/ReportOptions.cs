namespace NetGen;

/// <summary>What a report shows in addition to the history.</summary>
public sealed record ReportOptions
{
    /// <summary>The title. If it is null, the name of the network.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The data set on which the network is measured: rows of its <c>InputSize</c> features and <c>OutputSize</c> targets. If it is null, the validation set of
    /// the training or, without one, its training set.
    /// </summary>
    public Dataset? Test { get; init; }

    /// <summary>The names of the classes, from class 0. A single unit has two classes, "no" first. If it is null, numbers are used.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The names of the <c>InputSize</c> features. If it is null, numbers are used.</summary>
    public IReadOnlyList<string>? FeatureNames { get; init; }
}
