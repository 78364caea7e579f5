namespace NetGen;

/// <summary>Rows in two array files of numpy, one with features and one with targets. They may be larger than memory.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Values are little-endian floats of four or eight bytes (<c>&lt;f4</c>, <c>&lt;f8</c>) in C order. Doubles are rounded to <see cref="float"/>.</item>
/// <item>The arrays have two dimensions, n × features and n × targets. With one value per row, one dimension is enough.</item>
/// <item>Each row needs two reads, one per file. <see cref="RowFile.Write"/> converts the files to one in which each row needs one read.</item>
/// </list>
/// </remarks>
public sealed class NpyRows : IRowSource, IDisposable
{
    private readonly DataFile _featureFile;
    private readonly DataFile _targetFile;
    private readonly ValueBlock _features;
    private readonly ValueBlock _targets;
    private readonly Lazy<bool> _hasOneHotTargets;
    private readonly Lazy<string> _fingerprint;

    private NpyRows(DataFile featureFile, DataFile targetFile)
    {
        (_featureFile, _targetFile) = (featureFile, targetFile);
        NpyArray features = NpyArray.Read(featureFile), targets = NpyArray.Read(targetFile);
        if (features.Rows != targets.Rows)
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{targetFile.Path}: expected {features.Rows} rows of targets, as many as in {featureFile.Path}, but found {targets.Rows}."));
        }

        (Count, FeatureCount, TargetCount) = (features.Rows, features.Columns, targets.Columns);
        _features = new ValueBlock(featureFile, features.Start, FeatureCount, features.Kind);
        _targets = new ValueBlock(targetFile, targets.Start, TargetCount, targets.Kind);
        _hasOneHotTargets = new Lazy<bool>(() => RowScan.AreTargetsOneHot(this), LazyThreadSafetyMode.PublicationOnly);
        _fingerprint = new Lazy<string>(() => RowScan.Fingerprint(this), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The paths of the two files.</summary>
    public string Name => $"{_featureFile.Path} and {_targetFile.Path}";

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int FeatureCount { get; }

    /// <inheritdoc/>
    public int TargetCount { get; }

    /// <summary>Whether every row has at least two targets, of which one is 1 and the others are 0. The first call reads all targets.</summary>
    public bool HasOneHotTargets => _hasOneHotTargets.Value;

    /// <inheritdoc/>
    string IRowSource.Fingerprint => _fingerprint.Value;

    /// <summary>Opens two files and checks headers and lengths. Values are checked when they are read.</summary>
    /// <param name="featuresPath">n × features.</param>
    /// <param name="targetsPath">n × targets.</param>
    /// <exception cref="NetGenFormatException">
    /// A file is not an array file of numpy, has another type or order, or does not have the length that its header says. Or the files differ in the number of
    /// rows.
    /// </exception>
    /// <exception cref="IOException">A file does not exist, or cannot be read.</exception>
    public static NpyRows Open(string featuresPath, string targetsPath)
    {
        ByteOrder.RequireLittleEndian(featuresPath);
        DataFile? features = null, targets = null;
        try
        {
            features = new DataFile(featuresPath);
            targets = new DataFile(targetsPath);
            return new NpyRows(features, targets);
        }
        catch
        {
            features?.Dispose();
            targets?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(int first, Span<float> features, Span<float> targets)
    {
        RowRange.Require(this, first, features, targets);
        if (!features.IsEmpty)
        {
            _features.Read(first, features);
        }

        if (!targets.IsEmpty)
        {
            _targets.Read(first, targets);
        }
    }

    /// <inheritdoc/>
    public void RequireUnchanged()
    {
        _featureFile.RequireUnchanged();
        _targetFile.RequireUnchanged();
    }

    /// <summary>Closes the files. No training or evaluation may be reading them.</summary>
    public void Dispose()
    {
        _featureFile.Dispose();
        _targetFile.Dispose();
    }
}
