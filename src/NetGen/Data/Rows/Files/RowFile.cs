using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Rows in a file that may be larger than memory. <see cref="RowFileWriter"/> writes it.</summary>
/// <remarks>
/// <para>The file has three parts. All numbers are little-endian, and values are <see cref="float"/>.</para>
/// <list type="number">
/// <item>A header of 64 bytes.</item>
/// <item>Row after row: the features of a row, then its targets. So any row needs one read.</item>
/// <item>The targets of all rows again. So the targets can be read without the features.</item>
/// </list>
/// <para>The header has these fields:</para>
/// <list type="bullet">
/// <item>the bytes <c>NETGROWS</c>;</item>
/// <item>the version, 1 (4 bytes);</item>
/// <item>features of a row (4 bytes);</item>
/// <item>targets of a row (4 bytes);</item>
/// <item>1 if all targets are one-hot, otherwise 0 (4 bytes);</item>
/// <item>number of rows (8 bytes);</item>
/// <item>CRC-32C of all features and then all targets, two values at a time (4 bytes);</item>
/// <item>zeros up to byte 60;</item>
/// <item>CRC-32C of the header before it (4 bytes).</item>
/// </list>
/// <para>The file is read by calls and is not mapped into memory. So if it is cut short while it is in use, this is an error and does not end the process. Its
/// cached pages count as memory of the system, not of the process. Any number of threads may read at the same time, and no read allocates memory.</para>
/// </remarks>
public sealed class RowFile : IRowSource, IDisposable
{
    /// <summary>Bytes of rows that are read and separated into features and targets at a time.</summary>
    private const int PieceBytes = 1 << 18;

    [ThreadStatic]
    private static float[]? t_piece;

    private readonly DataFile _file;
    private readonly RowFileHeader _header;
    private readonly ValueBlock _targets;

    private RowFile(DataFile file)
    {
        _file = file;
        _header = RowFileHeader.Read(file);
        _targets = new ValueBlock(file, _header.TargetsStart, TargetCount, ValueKind.Single);
    }

    /// <summary>The path of the file.</summary>
    public string Name => _file.Path;

    /// <inheritdoc/>
    public int Count => _header.Count;

    /// <inheritdoc/>
    public int FeatureCount => _header.FeatureCount;

    /// <inheritdoc/>
    public int TargetCount => _header.TargetCount;

    /// <inheritdoc/>
    public bool HasOneHotTargets => _header.HasOneHotTargets;

    /// <inheritdoc/>
    string IRowSource.Fingerprint => RowScan.Text(_header.Checksum);

    /// <summary>Opens a file and checks header and length. Values are checked when they are read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetGenFormatException">
    /// The file is not a file of rows, its header is damaged, or it does not have the length that its header says.
    /// </exception>
    /// <exception cref="IOException">The file does not exist, or cannot be read.</exception>
    public static RowFile Open(string path)
    {
        ByteOrder.RequireLittleEndian(path);
        var file = new DataFile(path);
        try
        {
            return new RowFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a source to a file, such as a <see cref="Dataset"/> or a source of another format.</summary>
    /// <param name="path">The file. If it exists, it is replaced in one step after all rows are written.</param>
    /// <param name="source">The rows to write.</param>
    /// <exception cref="ArgumentException">
    /// A value is NaN or infinite (the message names row and column), or the rows have weights, which the file cannot store.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IRowSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is Dataset { Weights.IsEmpty: false })
        {
            throw new ArgumentException("Expected rows that count the same, but found weights, which a file of rows does not keep.", nameof(source));
        }

        using var writer = new RowFileWriter(path, source.FeatureCount, source.TargetCount);
        int rows = (int)Math.Min(Math.Max(1, PieceBytes / ((long)source.FeatureCount + source.TargetCount)), source.Count);
        float[] features = new float[(long)rows * source.FeatureCount], targets = new float[(long)rows * source.TargetCount];
        for (int first = 0; first < source.Count; first += Math.Min(rows, source.Count - first))
        {
            int taken = Math.Min(rows, source.Count - first);
            source.Read(first, features.AsSpan(0, taken * source.FeatureCount), targets.AsSpan(0, taken * source.TargetCount));
            writer.Append(features.AsSpan(0, taken * source.FeatureCount), targets.AsSpan(0, taken * source.TargetCount));
        }

        writer.Complete();
    }

    /// <inheritdoc/>
    public void Read(int first, Span<float> features, Span<float> targets)
    {
        int rows = RowRange.Require(this, first, features, targets);
        if (features.IsEmpty)
        {
            _targets.Read(first, targets);
            return;
        }

        int values = _header.RowValues, most = Math.Max(1, PieceBytes / sizeof(float) / values);
        float[] piece = t_piece is { } kept && kept.Length >= most * values ? kept : t_piece = new float[most * values];
        for (int done = 0; done < rows;)
        {
            int taken = Math.Min(most, rows - done);
            Span<float> read = piece.AsSpan(0, taken * values);
            _file.Read(MemoryMarshal.AsBytes(read), RowFileHeader.Size + (((long)first + done) * values * sizeof(float)));
            for (int row = 0; row < taken; row++, done++)
            {
                ReadOnlySpan<float> one = read.Slice(row * values, values);
                one[..FeatureCount].CopyTo(features[(done * FeatureCount)..]);
                if (!targets.IsEmpty)
                {
                    one[FeatureCount..].CopyTo(targets[(done * TargetCount)..]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void RequireUnchanged() => _file.RequireUnchanged();

    /// <summary>Reads all values and compares their checksum with that of the header. It finds damage since the file was written.</summary>
    /// <exception cref="NetGenFormatException">The checksums differ.</exception>
    public void Verify()
    {
        // Targets are in the file twice: with their features, and separately. Both are checked.
        ValueChecksum all = new(), beside = new(), apart = new();
        int rows = Math.Min(Math.Max(1, PieceBytes / sizeof(float) / _header.RowValues), Count);
        float[] features = new float[rows * FeatureCount], targets = new float[rows * TargetCount];
        for (int first = 0; first < Count; first += Math.Min(rows, Count - first))
        {
            int taken = Math.Min(rows, Count - first);
            Read(first, features.AsSpan(0, taken * FeatureCount), targets.AsSpan(0, taken * TargetCount));
            all.Append(features.AsSpan(0, taken * FeatureCount));
            beside.Append(targets.AsSpan(0, taken * TargetCount));
        }

        all.EndArray();
        for (int first = 0; first < Count; first += Math.Min(rows, Count - first))
        {
            Span<float> read = targets.AsSpan(0, Math.Min(rows, Count - first) * TargetCount);
            Read(first, [], read);
            all.Append(read);
            apart.Append(read);
        }

        all.EndArray();
        beside.EndArray();
        apart.EndArray();
        if (all.Value != _header.Checksum || beside.Value != apart.Value)
        {
            throw new NetGenFormatException(
                $"{Name}: expected values with checksum {_header.Checksum:x8}, but found {all.Value:x8}, and targets {beside.Value:x8} and "
                + $"{apart.Value:x8}: the file is damaged.");
        }
    }

    /// <summary>Closes the file. No training or evaluation may be reading it.</summary>
    public void Dispose() => _file.Dispose();
}
