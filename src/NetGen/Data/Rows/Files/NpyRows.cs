namespace NetGen;

/// <summary>Rows in two files that numpy has saved, features in one and targets in the other, which may be larger than memory.</summary>
/// <remarks>
/// Little-endian floats of four or eight bytes (<c>&lt;f4</c>, <c>&lt;f8</c>), C order, one or two dimensions: n × features and n × targets, or n alone for one
/// value a row. Doubles are rounded to
/// <see cref="float"/>. A row is two reads; <see cref="RowFile.Write"/> makes a file of it in which it is one.
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

    /// <summary>The paths with which it was opened.</summary>
    public string Name => $"{_featureFile.Path} and {_targetFile.Path}";

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int FeatureCount { get; }

    /// <inheritdoc/>
    public int TargetCount { get; }

    /// <summary>Whether every row of targets, of two or more, is a single 1 among zeros. Reads all targets when first asked.</summary>
    public bool HasOneHotTargets => _hasOneHotTargets.Value;

    /// <inheritdoc/>
    string IRowSource.Fingerprint => _fingerprint.Value;

    /// <summary>Opens two files. Their headers and lengths are checked, their values are when they are read.</summary>
    /// <param name="featuresPath">n × features.</param>
    /// <param name="targetsPath">n × targets.</param>
    /// <exception cref="NetGenFormatException">One is no such file, holds another type or order, has another length than its header says, or they differ in
    /// rows.</exception>
    /// <exception cref="IOException">One is not there, or cannot be read.</exception>
    public static NpyRows Open(string featuresPath, string targetsPath)
    {
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
