using System.Buffers;

namespace NetGen;

/// <summary>The bytes of a file in an array from the pool, so that reading many files does not allocate for each.</summary>
/// <param name="Array">The array, which may be longer than the file.</param>
/// <param name="Length">Number of bytes of the file.</param>
internal readonly record struct RentedBytes(byte[] Array, int Length) : IDisposable
{
    /// <summary>The longest file, in bytes. It is about a hundred times as long as the largest photographs.</summary>
    private const int Longest = 1 << 30;

    private const int ShortestBuffer = 1 << 12;

    /// <summary>Reads a file.</summary>
    /// <exception cref="NetGenFormatException">It is too long for an image.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RentedBytes OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Of(stream, stream.CanSeek ? stream.Length : 0);
    }

    /// <summary>Reads a stream from its current position to its end.</summary>
    /// <exception cref="NetGenFormatException">It is too long for an image.</exception>
    public static RentedBytes OfStream(Stream stream) => Of(stream, stream.CanSeek ? stream.Length - stream.Position : 0);

    /// <summary>Copies bytes, because the decoder needs an array.</summary>
    public static RentedBytes Of(ReadOnlySpan<byte> bytes)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(array);
        return new RentedBytes(array, bytes.Length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Array);

    private static RentedBytes Of(Stream stream, long expected)
    {
        RequireLength(expected);
        byte[] array = ArrayPool<byte>.Shared.Rent(Math.Max(ShortestBuffer, (int)expected + 1));
        int length = 0;
        try
        {
            while (stream.Read(array, length, array.Length - length) is > 0 and int read)
            {
                length += read;
                if (length == array.Length)
                {
                    array = Grown(array);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(array);
            throw;
        }

        return new RentedBytes(array, length);
    }

    private static byte[] Grown(byte[] array)
    {
        RequireLength(array.Length);
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * array.Length);
        array.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(array);
        return larger;
    }

    private static void RequireLength(long length)
    {
        if (length >= Longest)
        {
            throw Damage.Of($"an image of less than {Longest} bytes", $"{length} or more");
        }
    }
}
