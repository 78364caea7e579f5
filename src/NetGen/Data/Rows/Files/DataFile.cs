using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>A file of values, read at any place by any number of threads.</summary>
/// <remarks>
/// It is read by calls and not mapped into memory: a file that is cut short while it is mapped ends the process (SIGBUS), and a disk that fails does too. A
/// call says that there are fewer bytes than there were.
/// </remarks>
internal sealed class DataFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public DataFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;

        // Random access: the system is not to read on behind every row.
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    /// <summary>Its length when it was opened.</summary>
    public long Length { get; }

    /// <summary>Reads exactly as many bytes as there is room for.</summary>
    /// <exception cref="NetGenFormatException">The file ends before.</exception>
    public void Read(Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            int found = RandomAccess.Read(_handle, bytes, offset);
            if (found == 0)
            {
                throw CutShort();
            }

            bytes = bytes[found..];
            offset += found;
        }
    }

    /// <summary>Refuses a file that has another length than when it was opened.</summary>
    public void RequireUnchanged()
    {
        if (RandomAccess.GetLength(_handle) != Length)
        {
            throw CutShort();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private NetGenFormatException CutShort() => new(FormattableString.Invariant(
        $"{Path}: expected {Length} bytes, as when it was opened, but found {RandomAccess.GetLength(_handle)}: the file was changed while it was in use."));
}
