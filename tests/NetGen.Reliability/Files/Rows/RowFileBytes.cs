using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Rows;

/// <summary>Mutants of files of rows. The checksum of the header is right in most of them.</summary>
internal static class RowFileBytes
{
    private const int Rows = 3, Features = 2, Targets = 2;

    private static readonly int[] s_counts = [0, 1, 2, 3, 4, 6, -1, int.MinValue, int.MaxValue, int.MaxValue - 1, int.MaxValue - 56, 1 << 30, 1 << 16, 5_000];

    private static readonly long[] s_rows = [0, 0, 1, 2, 3, 4, -1, long.MinValue, long.MaxValue, int.MaxValue, 1L << 31, 1L << 32, 1L << 62];

    /// <summary>A sound file of three rows of two features and two targets.</summary>
    public static byte[] Sound(Chance? chance = null)
    {
        float[] values = [1, -2, 0, 1, 3, 4, 1, 0, 5.5f, 6, 1, 0, 0, 1, 1, 0, 1, 0];
        if (chance is not null)
        {
            values[chance.Below(2)] = (float)chance.Unit();
        }

        var header = new RowFileHeader(Rows, Features, Targets, HasOneHotTargets: true, Checksum(values));
        return [.. header.ToBytes(), .. MemoryMarshal.AsBytes(values.AsSpan())];
    }

    public static byte[] Mutant(Chance chance)
    {
        byte[] file = Sound(chance);
        switch (chance.Below(10))
        {
            case 0:
                return file;
            case 1:
                return ByteMutant.Of(file, chance);
            case 2:
                // Values are not guarded by the checksum of the header.
                file[RowFileHeader.Size + chance.Below(file.Length - RowFileHeader.Size)] ^= (byte)(1 << chance.Below(8));
                return file;
            case 3:
                return chance.Happens(0.5) ? file[..chance.Below(file.Length)] : [.. file, .. new byte[chance.Between(1, 80)]];
        }

        for (int lies = chance.Between(1, 3); lies > 0; lies--)
        {
            Lie(file, chance);
        }

        // A file without rows has any number of columns.
        byte[] lying = chance.Happens(0.3) ? file[..RowFileHeader.Size] : file;
        if (chance.Happens(0.9))
        {
            int end = RowFileHeader.Size - sizeof(uint);
            BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(end), Crc32C.Append(Crc32C.Empty, lying.AsSpan(0, end)));
        }

        return lying;
    }

    private static void Lie(byte[] file, Chance chance)
    {
        switch (chance.Below(6))
        {
            case 0:
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), chance.Of(s_counts));
                break;
            case 1:
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), chance.Of(s_counts));
                break;
            case 2:
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), chance.Of(s_counts));
                break;
            case 3:
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(20), chance.Below(3));
                break;
            case 4:
                BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(24), chance.Of(s_rows));
                break;
            default:
                file[32 + chance.Below(28)] = (byte)chance.Next();
                break;
        }
    }

    /// <summary>The features, then the targets that stand apart.</summary>
    private static uint Checksum(float[] values)
    {
        var checksum = new ValueChecksum();
        for (int row = 0; row < Rows; row++)
        {
            checksum.Append(values.AsSpan(row * (Features + Targets), Features));
        }

        checksum.EndArray();
        checksum.Append(values.AsSpan(Rows * (Features + Targets)));
        checksum.EndArray();
        return checksum.Value;
    }
}
