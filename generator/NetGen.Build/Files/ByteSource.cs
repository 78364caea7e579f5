namespace NetGen.Build.Files;

/// <summary>The bytes of a file, which are read when they are requested. Skipped bytes are never in memory.</summary>
internal sealed class ByteSource : IDisposable
{
    private const int LongestWindow = 32 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _window;
    private long _windowStart;
    private int _windowLength;

    /// <summary>Takes ownership of a stream. Disposing closes it.</summary>
    /// <param name="stream">A stream that can seek.</param>
    public ByteSource(Stream stream)
    {
        _stream = stream;
        Length = stream.Length;
        _window = new byte[(int)Math.Min(Length, LongestWindow)];
    }

    /// <summary>Number of bytes when the file was opened.</summary>
    public long Length { get; }

    /// <summary>One byte. Its neighbours are read and kept too.</summary>
    /// <param name="position">From 0 to below the length. The caller has checked it.</param>
    public byte this[long position]
    {
        get
        {
            if (position < _windowStart || position >= _windowStart + _windowLength)
            {
                _windowLength = (int)Math.Min(_window.Length, Length - position);
                _windowStart = position;
                ReadPast(position, _window, _windowLength);
            }

            return _window[position - _windowStart];
        }
    }

    /// <summary>Opens a file. Other programs may read it at the same time.</summary>
    public static ByteSource Open(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1));

    /// <summary>Reads a range of bytes.</summary>
    /// <param name="position">Position of the first byte.</param>
    /// <param name="target">Receives the bytes, from its start.</param>
    /// <param name="count">Number of bytes.</param>
    /// <exception cref="ModelFormatException">The file has become shorter since it was opened.</exception>
    public void Read(long position, byte[] target, int count)
    {
        if (count > 0 && count <= _window.Length / 8)
        {
            _ = this[position];
            if (position + count <= _windowStart + _windowLength)
            {
                Buffer.BlockCopy(_window, (int)(position - _windowStart), target, 0, count);
                return;
            }
        }

        ReadPast(position, target, count);
    }

    public void Dispose() => _stream.Dispose();

    private void ReadPast(long position, byte[] target, int count)
    {
        _stream.Position = position;
        for (int done = 0; done < count;)
        {
            int read = _stream.Read(target, done, count - done);
            if (read == 0)
            {
                throw new ModelFormatException($"Expected a file of {Length} bytes, but it has become shorter while it was read.");
            }

            done += read;
        }
    }
}
