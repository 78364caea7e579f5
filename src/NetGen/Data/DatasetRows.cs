namespace NetGen;

public sealed partial class Dataset : IRowSource
{
    /// <inheritdoc/>
    string IRowSource.Name => "data set";

    /// <inheritdoc/>
    string IRowSource.Fingerprint => RowScan.Text(Checksum);

    /// <summary>Copies consecutive rows.</summary>
    /// <param name="first">The first row, from 0.</param>
    /// <param name="features">Receives whole rows of <see cref="FeatureCount"/> values; empty if only targets are wanted.</param>
    /// <param name="targets">Receives as many rows of <see cref="TargetCount"/> values; empty if only features are wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such rows.</exception>
    public void Read(int first, Span<float> features, Span<float> targets)
    {
        int rows = Math.Max(features.Length / FeatureCount, targets.Length / TargetCount);
        if (first < 0 || first > Count - rows)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"Expected {rows} rows of {Count}, but found the first at {first}.");
        }

        _features.AsSpan(first * FeatureCount, features.Length).CopyTo(features);
        _targets.AsSpan(first * TargetCount, targets.Length).CopyTo(targets);
    }

    /// <summary>Reads a source, or some of its rows, into memory. If the rows fit in memory, training on the result is fastest.</summary>
    /// <param name="source">The source.</param>
    /// <param name="first">The first row, from 0.</param>
    /// <param name="count">Number of rows. If null, all rows from <paramref name="first"/> on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such rows.</exception>
    /// <exception cref="NetGenFormatException">The rows do not exist, for example because the file has been cut short.</exception>
    public static Dataset ReadFrom(IRowSource source, int first = 0, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        int rows = count ?? Math.Max(0, source.Count - first);
        if (first < 0 || rows < 0 || first > source.Count - rows)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"Expected {rows} rows of {source.Count}, but found the first at {first}.");
        }

        float[] features = new float[(long)rows * source.FeatureCount], targets = new float[(long)rows * source.TargetCount];
        if (rows > 0)
        {
            source.Read(first, features, targets);
        }

        return new Dataset(features, source.FeatureCount, targets, source.TargetCount);
    }
}
