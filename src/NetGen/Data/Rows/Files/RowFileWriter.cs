using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Writes a <see cref="RowFile"/> row by row. The memory that it uses does not depend on the number of rows.</summary>
/// <remarks>
/// The rows are written to a temporary file in the same folder, and their targets to a second one, which is appended at the end. <see cref="Complete"/> flushes
/// the file to disk and renames it. So the name always refers to the whole file or to the file that was there before. If <see cref="Complete"/> is not called,
/// <see cref="Dispose"/> deletes the temporary files.
/// </remarks>
public sealed class RowFileWriter : IDisposable
{
    private readonly string _target;
    private readonly FileStream _rows;
    private readonly FileStream _targets;
    private readonly ValueChecksum _checksum = new();
    private readonly int _featureCount;
    private readonly int _targetCount;
    private bool _areOneHot;
    private bool _isDone;
    private bool _isBroken;

    /// <summary>Creates the temporary files.</summary>
    /// <param name="path">The file. If it exists, <see cref="Complete"/> replaces it. Its folder must exist.</param>
    /// <param name="featureCount">Features of a row; at least 1.</param>
    /// <param name="targetCount">Targets of a row; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RowFileWriter(string path, int featureCount, int targetCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Setting.AtLeast(featureCount, 1);
        Setting.AtLeast(targetCount, 1);
        ByteOrder.RequireLittleEndian(path);
        AtomicFile.RequireFolder(path, "The file of rows");
        (_featureCount, _targetCount, _areOneHot) = (featureCount, targetCount, targetCount > 1);
        _target = Path.GetFullPath(path);
        TemporaryFile.RemoveAbandoned(_target);
        _rows = TemporaryFile.Create(_target);
        try
        {
            _targets = TemporaryFile.Create(_target, FileAccess.ReadWrite, FileOptions.DeleteOnClose);
            _rows.Write(new byte[RowFileHeader.Size]);
        }
        catch
        {
            _rows.Dispose();
            _targets?.Dispose();
            TemporaryFile.TryDelete(_rows.Name);
            throw;
        }
    }

    /// <summary>Rows written so far.</summary>
    public int Count { get; private set; }

    /// <summary>Writes some rows.</summary>
    /// <param name="features">Whole rows of features.</param>
    /// <param name="targets">The same number of rows of targets.</param>
    /// <exception cref="ArgumentException">
    /// The spans do not hold whole rows, or not the same number of rows, or a value is NaN or infinite (the message names row and column). No row is written
    /// then.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The file is complete, would have more than 2³¹ − 1 rows, or could not be written before.
    /// </exception>
    /// <exception cref="IOException">The rows cannot be written. The file can then not be completed.</exception>
    public void Append(ReadOnlySpan<float> features, ReadOnlySpan<float> targets)
    {
        RequireSound();
        int rows = features.Length / _featureCount;
        if (_isDone || rows > int.MaxValue - Count)
        {
            throw new InvalidOperationException(
                _isDone ? "Expected a file that is being written, but this one is complete." : $"Expected at most {int.MaxValue} rows, but found more.");
        }

        if (features.Length != (long)rows * _featureCount || targets.Length != (long)rows * _targetCount)
        {
            throw new ArgumentException(
                $"Expected whole rows of {_featureCount} features and {_targetCount} targets, but found {features.Length} and {targets.Length} "
                + $"values.", nameof(features));
        }

        RequireFinite(features, _featureCount, "feature", nameof(features));
        RequireFinite(targets, _targetCount, "target", nameof(targets));
        _isBroken = true;
        _checksum.Append(features);
        _areOneHot = _areOneHot && RowScan.AreOneHot(targets, _targetCount);
        try
        {
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<float> ofRow = targets.Slice(row * _targetCount, _targetCount);
                _rows.Write(MemoryMarshal.AsBytes(features.Slice(row * _featureCount, _featureCount)));
                _rows.Write(MemoryMarshal.AsBytes(ofRow));
                _targets.Write(MemoryMarshal.AsBytes(ofRow));
            }
        }
        catch (Exception exception) when (TemporaryFile.IsOfTheDisk(exception))
        {
            throw TemporaryFile.OfTarget(_target, exception);
        }

        Count += rows;
        _isBroken = false;
    }

    /// <summary>Ends the file. After this, it exists under its name and is on disk.</summary>
    /// <exception cref="InvalidOperationException">Some rows could not be written before.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Complete()
    {
        if (_isDone)
        {
            return;
        }

        RequireSound();
        _isBroken = true;
        try
        {
            WriteEnd();
            File.Move(_rows.Name, _target, overwrite: true);
        }
        catch (Exception exception) when (TemporaryFile.IsOfTheDisk(exception))
        {
            throw TemporaryFile.OfTarget(_target, exception);
        }

        _isDone = true;
        DiskFlush.Folder(Path.GetDirectoryName(_target)!);
    }

    /// <summary>Deletes the temporary files, unless the file is complete.</summary>
    public void Dispose()
    {
        Close(_rows);
        Close(_targets);
        if (!_isDone)
        {
            TemporaryFile.TryDelete(_rows.Name);
        }
    }

    private static void Close(FileStream file)
    {
        try
        {
            file.Dispose();
        }
        catch (Exception exception) when (TemporaryFile.IsOfTheDisk(exception))
        {
            // Closing a file writes what is left in its buffer, which fails on a full disk. The file is given up, and this would hide why.
        }
    }

    private void WriteEnd()
    {
        _checksum.EndArray();
        AppendTargets();
        _checksum.EndArray();
        _rows.Position = 0;
        _rows.Write(new RowFileHeader(Count, _featureCount, _targetCount, _areOneHot && Count > 0, _checksum.Value).ToBytes());
        DiskFlush.Content(_rows);
        _rows.Dispose();
        _targets.Dispose();
    }

    private void RequireSound()
    {
        if (_isBroken)
        {
            throw new InvalidOperationException("Expected a file whose rows were all written, but writing failed before.");
        }
    }

    private void AppendTargets()
    {
        _targets.Position = 0;
        float[] piece = new float[1 << 16];
        Span<byte> bytes = MemoryMarshal.AsBytes(piece.AsSpan());
        while (_targets.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is > 0 and int found)
        {
            _checksum.Append(piece.AsSpan(0, found / sizeof(float)));
            _rows.Write(bytes[..found]);
        }
    }

    private void RequireFinite(ReadOnlySpan<float> values, int columns, string kind, string parameterName)
    {
        int index = FiniteScan.IndexOfNonFinite(values);
        if (index >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Expected finite values, but found {values[index]} in row {Count + (index / columns)}, {kind} column {index % columns}."), parameterName);
        }
    }
}
