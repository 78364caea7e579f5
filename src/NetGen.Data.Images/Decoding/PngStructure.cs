using System.Buffers.Binary;

namespace NetGen;

/// <summary>Reads the chunks of a PNG file: its header, its orientation, and whether it is complete.</summary>
/// <remarks>
/// W3C, "Portable Network Graphics (PNG) Specification", section 5: a chunk is its length, its type, its data, and the CRC-32 of type and data. The decoder
/// checks neither lengths nor checksums. A length near 2³² would even make it read backwards.
/// </remarks>
internal static class PngStructure
{
    private const int HeaderLength = 13;
    private const int ChunkOverhead = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsMatch(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Reads the properties of the image, and checks every chunk.</summary>
    /// <exception cref="NetGenFormatException">The file is damaged. The message states the place.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> header = default;
        int orientation = 1;
        int at = Signature.Length;
        while (NextChunk(file, ref at, out ReadOnlySpan<byte> data) is { Length: > 0 } type)
        {
            if (header.IsEmpty)
            {
                header = type.SequenceEqual("IHDR"u8) && data.Length == HeaderLength
                    ? data
                    : throw Damage.Of("a PNG that begins with its header (IHDR, 13 bytes)", $"the chunk {NameOf(type)} of {data.Length} bytes");
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                orientation = ExifOrientation.Read(data);
            }
            else if (type.SequenceEqual("CgBI"u8))
            {
                // The decoder inflates such pixels in another way than they are checked, so their length would be unknown.
                throw Damage.Of("a PNG of the standard", "the chunk CgBI of iOS apps");
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return new ImageHeader(ImageFormat.Png, SizeAt(header), SizeAt(header[4..]), orientation);
            }
        }

        throw Damage.Of("a PNG up to its end (IEND)", $"the end of the file after {file.Length} bytes, so it is cut off");
    }

    /// <summary>Moves past the next chunk, and checks it.</summary>
    /// <returns>Its type; empty at the end of the file.</returns>
    internal static ReadOnlySpan<byte> NextChunk(ReadOnlySpan<byte> file, scoped ref int at, out ReadOnlySpan<byte> data, bool isChecked = true)
    {
        data = default;
        int left = file.Length - at - ChunkOverhead;
        uint length = left < 0 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        if (left < 0 || length > left)
        {
            return default;
        }

        ReadOnlySpan<byte> typeAndData = file.Slice(at + 4, 4 + (int)length);
        if (isChecked && Crc32.Of(typeAndData) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
        {
            throw Damage.Of("a PNG with correct checksums", $"damage in the chunk {NameOf(typeAndData[..4])} at byte {at}");
        }

        at += ChunkOverhead + (int)length;
        data = typeAndData[4..];
        return typeAndData[..4];
    }

    /// <summary>A size of the header. The specification requires it to be below 2³¹; a larger one counts as 0, which is invalid too.</summary>
    private static int SizeAt(ReadOnlySpan<byte> bytes) => Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(bytes));

    private static string NameOf(ReadOnlySpan<byte> type)
    {
        foreach (byte letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                return Convert.ToHexString(type);
            }
        }

        return System.Text.Encoding.ASCII.GetString(type);
    }
}
