using System.Buffers.Binary;

namespace NetGen.Reliability.Files.Mutants;

/// <summary>Changes bytes without knowledge of the format.</summary>
internal static class ByteMutant
{
    private const int LongestBlock = 32;

    private static readonly ulong[] s_numbers =
    [
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000,
        0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF,
    ];

    /// <summary>A mutant by one to four changes.</summary>
    /// <param name="sound">The file. It is not changed.</param>
    /// <param name="chance">The draws.</param>
    /// <param name="other">Another file, parts of which are spliced in; the same one if null.</param>
    public static byte[] Of(byte[] sound, Chance chance, byte[]? other = null)
    {
        byte[] file = [.. sound];
        for (int changes = chance.Between(1, 4); changes > 0; changes--)
        {
            file = Changed(file, chance, other ?? sound);
        }

        return file;
    }

    private static byte[] Changed(byte[] file, Chance chance, byte[] other)
    {
        int kind = chance.Below(12);
        if (file.Length == 0)
        {
            return chance.Bytes(chance.Below(LongestBlock));
        }

        int at = chance.Below(file.Length), length = Math.Min(chance.Between(1, LongestBlock), file.Length - at);
        switch (kind)
        {
            case 0 or 1:
                file[at] ^= (byte)(1 << chance.Below(8));
                return file;
            case 2:
                file[at] = (byte)chance.Next();
                return file;
            case 3:
                // Texts stay texts more often if a byte becomes another byte of the same file.
                file[at] = file[chance.Below(file.Length)];
                return file;
            case 4 or 5:
                WriteNumber(file.AsSpan(at), chance);
                return file;
            case 6:
                return file[..at];
            case 7:
                return [.. file[..at], .. file[(at + length)..]];
            case 8:
                return [.. file[..at], .. chance.Happens(0.5) ? new byte[length] : chance.Bytes(length), .. file[at..]];
            case 9:
                return [.. file[..(at + length)], .. file[at..]];
            case 10:
                int to = chance.Below(file.Length - length + 1);
                byte[] block = file[at..(at + length)];
                file.AsSpan(to, length).CopyTo(file.AsSpan(at));
                block.CopyTo(file.AsSpan(to));
                return file;
            default:
                return [.. file[..at], .. other[chance.Below(other.Length + 1)..]];
        }
    }

    /// <summary>Writes a number at a limit, in either order of bytes, as lengths and counts are stored.</summary>
    private static void WriteNumber(Span<byte> place, Chance chance)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        int size = Math.Min(place.Length, 1 << chance.Below(4));
        ulong number = chance.Of(s_numbers);
        if (chance.Happens(0.5))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            bytes[..size].CopyTo(place);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
            bytes[^size..].CopyTo(place);
        }
    }
}
