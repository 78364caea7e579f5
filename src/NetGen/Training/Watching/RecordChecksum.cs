using System.Buffers.Binary;
using System.Numerics;

namespace NetGen;

/// <summary>The checksum of TensorFlow's record files: CRC-32C (Castagnoli), masked, because the checksum of data that contain checksums is weak.</summary>
internal static class RecordChecksum
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>((crc &gt;&gt; 15) | (crc &lt;&lt; 17)) + 0xA282EAD8, as in TensorFlow's <c>core/lib/hash/crc32c.h</c>.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Crc32C(bytes), 15) + MaskDelta;

    /// <summary>CRC-32C (RFC 3720, appendix B.4), eight bytes at a time, with the processor's instruction if it has one.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
