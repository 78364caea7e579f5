using System.Buffers.Binary;

namespace NetGen;

/// <summary>A safetensors file whose last tensor is the checksum of all bytes before it, header included.</summary>
/// <remarks>
/// A tensor at the end is at a known place, even if the header is damaged. Other readers of the format see one more tensor.
/// </remarks>
internal static class ChecksummedFile
{
    private const string ChecksumName = "checksum";
    private const int ChecksumBytes = sizeof(uint);

    /// <summary>The complete content of a file, in parts.</summary>
    public static byte[][] Parts(IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        // Elements of one byte are last in the file, and this tensor is the last of them.
        SafeTensor place = SafeTensor.Of(ChecksumName, [ChecksumBytes], new byte[ChecksumBytes].AsSpan());
        byte[][] parts = SafetensorsWriter.Parts([.. tensors, place], metadata);
        uint checksum = parts.SkipLast(1).Aggregate(Crc32C.Empty, static (checksum, part) => Crc32C.Append(checksum, part));
        BinaryPrimitives.WriteUInt32LittleEndian(parts[^1], checksum);
        return parts;
    }

    /// <summary>Compares the checksum of a file with its content.</summary>
    /// <exception cref="NetGenFormatException">There is no checksum, or it does not match the content.</exception>
    public static void Verify(SafetensorsReader file)
    {
        if (file.Entries is not [.., { Name: ChecksumName, Type: SafeTensorType.U8, Shape: [ChecksumBytes] }])
        {
            throw new NetGenFormatException($"{file.Path}: expected a tensor '{ChecksumName}' of {ChecksumBytes} bytes at the end, but found none.");
        }

        using FileStream stream = File.OpenRead(file.Path);
        byte[] buffer = new byte[1 << 16];
        uint found = Crc32C.Empty;
        for (long left = stream.Length - ChecksumBytes; left > 0;)
        {
            int part = (int)Math.Min(left, buffer.Length);
            stream.ReadExactly(buffer, 0, part);
            found = Crc32C.Append(found, buffer.AsSpan(0, part));
            left -= part;
        }

        stream.ReadExactly(buffer, 0, ChecksumBytes);
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(buffer);
        if (found != expected)
        {
            throw new NetGenFormatException($"{file.Path}: expected content with the checksum {expected:x8}, but found {found:x8}; the file is damaged.");
        }
    }
}
