using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The checksum of iSCSI (RFC 3720, appendix B.4). Processors have an instruction for it. It detects every error of up to 32 bits in a row.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Empty = 0;

    /// <summary>Extends a checksum by more bytes.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~checksum;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}
