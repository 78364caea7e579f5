using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace NetGen;

/// <summary>An array of unsigned bytes in the IDX format, in which MNIST is published.</summary>
/// <remarks>
/// The format (Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits"): two zero bytes, the element type, the number of dimensions,
/// then each dimension as a big-endian 32-bit number, then the elements, the last dimension fastest. Of its element types only 0x08, unsigned bytes, is read
/// and written here.
/// </remarks>
public sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;
    private readonly byte[] _values;

    private IdxFile(ImmutableArray<int> dimensions, byte[] values)
    {
        Dimensions = dimensions;
        _values = values;
    }

    /// <summary>The size of each dimension, the slowest first: 60000, 28, 28 for MNIST's training images.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The elements: as many as the product of <see cref="Dimensions"/>.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>Reads a file. If its content is gzip, it is decompressed, whatever its name is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetGenFormatException">The file is not an IDX file of unsigned bytes, or it is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            ImmutableArray<int> dimensions = ReadDimensions(content, path);
            return new IdxFile(dimensions, ReadValues(content, SizeOf(dimensions, path), path));
        }
        catch (InvalidDataException exception)
        {
            throw new NetGenFormatException($"{path}: expected valid gzip data, but found: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a file atomically. It is compressed with gzip if its name ends in <c>.gz</c>.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="dimensions">1 to 255 sizes, the slowest dimension first.</param>
    /// <param name="values">As many as the product of the dimensions.</param>
    /// <exception cref="ArgumentException">The dimensions are out of range or do not fit the values.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<int> dimensions, ReadOnlyMemory<byte> values)
    {
        byte[] header = HeaderOf(dimensions, values.Length);
        AtomicFile.Write(path, file =>
        {
            if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                file.Write(header);
                file.Write(values.Span);
                return;
            }

            using var packed = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true);
            packed.Write(header);
            packed.Write(values.Span);
        });
    }

    private static bool IsGzip(FileStream file)
    {
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private static ImmutableArray<int> ReadDimensions(Stream content, string path)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadHeader(content, magic, path);
        if (magic is not [0, 0, _, _])
        {
            throw new NetGenFormatException($"{path}: expected an IDX file, which starts with the bytes 00 00, but found {magic[0]:X2} {magic[1]:X2}.");
        }

        if (magic[2] != UnsignedByte)
        {
            throw new NetGenFormatException(
                $"{path}: expected elements of IDX type 08, unsigned bytes, the only type supported, but found type {magic[2]:X2}.");
        }

        if (magic[3] == 0)
        {
            throw new NetGenFormatException($"{path}: expected 1 dimension or more, but found 0.");
        }

        byte[] sizes = new byte[sizeof(int) * magic[3]];
        ReadHeader(content, sizes, path);
        int[] dimensions = new int[magic[3]];
        for (int i = 0; i < dimensions.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(i * sizeof(int)));
            dimensions[i] = size <= int.MaxValue
                ? (int)size
                : throw new NetGenFormatException($"{path}: expected dimensions up to {int.MaxValue}, but found {size} in place {i}.");
        }

        return [.. dimensions];
    }

    private static void ReadHeader(Stream content, Span<byte> header, string path)
    {
        int found = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (found < header.Length)
        {
            throw new NetGenFormatException($"{path}: expected {header.Length} more bytes of IDX header, but found {found}.");
        }
    }

    private static int SizeOf(ImmutableArray<int> dimensions, string path)
    {
        if (dimensions.Contains(0))
        {
            return 0;
        }

        long size = 1;
        foreach (int dimension in dimensions)
        {
            size *= dimension;
            if (size > Array.MaxLength)
            {
                throw new NetGenFormatException($"{path}: expected at most {Array.MaxLength} elements, but found dimensions {string.Join(" × ", dimensions)}.");
            }
        }

        return (int)size;
    }

    /// <summary>
    /// Reads the elements. The length of a plain file is known. The buffer for packed data grows with them, so a damaged header with a huge size does not
    /// allocate much.
    /// </summary>
    private static byte[] ReadValues(Stream content, int expected, string path)
    {
        const int FirstStep = 1 << 16;
        bool isPlain = content.CanSeek;
        if (isPlain && content.Length - content.Position < expected)
        {
            throw Truncated(path, expected, content.Length - content.Position);
        }

        byte[] values = new byte[isPlain ? expected : Math.Min(expected, FirstStep)];
        int found = 0;
        while (true)
        {
            found += content.ReadAtLeast(values.AsSpan(found), values.Length - found, throwOnEndOfStream: false);
            if (found < values.Length)
            {
                throw Truncated(path, expected, found);
            }

            if (found == expected)
            {
                break;
            }

            Array.Resize(ref values, (int)Math.Min(expected, 2L * values.Length));
        }

        return content.ReadByte() < 0
            ? values
            : throw new NetGenFormatException($"{path}: expected the file to end after {expected} elements, but found more bytes.");
    }

    private static NetGenFormatException Truncated(string path, int expected, long found) =>
        new($"{path}: expected {expected} elements by the dimensions, but found {found}: the file is truncated.");

    private static byte[] HeaderOf(ReadOnlySpan<int> dimensions, int length)
    {
        if (dimensions.Length is 0 or > byte.MaxValue)
        {
            throw new ArgumentException($"Expected 1 to 255 dimensions, but found {dimensions.Length}.", nameof(dimensions));
        }

        byte[] header = new byte[sizeof(int) * (1 + dimensions.Length)];
        header[2] = UnsignedByte;
        header[3] = (byte)dimensions.Length;
        Int128 size = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (dimensions[i] < 0)
            {
                throw new ArgumentException($"Expected dimensions of 0 or more, but found {dimensions[i]}.", nameof(dimensions));
            }

            // Once the product is out of range, only a dimension of 0 can make it valid again.
            size = Int128.Min(size * dimensions[i], long.MaxValue);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(sizeof(int) * (1 + i)), dimensions[i]);
        }

        return size == length
            ? header
            : throw new ArgumentException(
                $"Expected as many values as the product of the dimensions {string.Join(" × ", dimensions.ToArray())}, but found {length}.",
                nameof(dimensions));
    }
}
