namespace NetGen;

/// <summary>Checks the arguments of <see cref="IRowSource.Read"/>.</summary>
internal static class RowRange
{
    /// <summary>Returns the number of rows to read.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, or not the same number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such rows.</exception>
    public static int Require(IRowSource source, int first, ReadOnlySpan<float> features, ReadOnlySpan<float> targets)
    {
        int rows = features.IsEmpty ? targets.Length / source.TargetCount : features.Length / source.FeatureCount;
        if ((!features.IsEmpty && features.Length != (long)rows * source.FeatureCount) 
            || (!targets.IsEmpty && targets.Length != (long)rows * source.TargetCount))
        {
            throw new ArgumentException(
                $"Expected room for whole rows of {source.FeatureCount} features and {source.TargetCount} targets, but found {features.Length} and "
                + $"{targets.Length}.", nameof(features));
        }

        return first >= 0 && first <= source.Count - rows
            ? rows
            : throw new ArgumentOutOfRangeException(nameof(first), first, $"Expected {rows} rows of {source.Count}, but found the first at {first}.");
    }
}
