namespace NetGen;

/// <summary>Consecutive rows of a source that is not in memory.</summary>
/// <param name="source">The source.</param>
/// <param name="start">The first row of the slice.</param>
/// <param name="count">Number of rows of the slice.</param>
internal sealed class RowSlice(IRowSource source, int start, int count) : IRowSource
{
    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public int FeatureCount => source.FeatureCount;

    /// <inheritdoc/>
    public int TargetCount => source.TargetCount;

    /// <inheritdoc/>
    public void Read(int first, Span<float> features, Span<float> targets) => source.Read(start + first, features, targets);

    /// <inheritdoc/>
    public void RequireUnchanged() => source.RequireUnchanged();
}
