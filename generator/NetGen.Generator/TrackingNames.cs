namespace NetGen.Generator;

/// <summary>Names of the pipeline's steps, for the tests that prove what is cached.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string ModelFiles = nameof(ModelFiles);
    public const string Completed = nameof(Completed);
    public const string AmbiguousNames = nameof(AmbiguousNames);
}
