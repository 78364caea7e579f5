using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>A file of values, which any number of threads can read at any place.</summary>
/// <remarks>
/// The file is read by calls and is not mapped into memory. If a mapped file is cut short, or its disk fails, the process ends (SIGBUS). A call instead reports
/// that there are fewer bytes.
/// </remarks>
internal sealed class DataFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">The file does not exist, or cannot be read.</exception>
    public DataFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;

        // With random access, the system does not read ahead after every row.
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    /// <summary>The length of the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Reads exactly the length of the span.</summary>
    /// <exception cref="NetGenFormatException">The file ends too early.</exception>
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

    /// <summary>Throws if the length of the file has changed since it was opened.</summary>
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
