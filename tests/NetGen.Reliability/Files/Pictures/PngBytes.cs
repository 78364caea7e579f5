using System.Buffers.Binary;
using NetGen.Imaging.Tests;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Pictures;

/// <summary>
/// Mutants of PNG files: chunks that lie about size, depth, colours, palette and order, with the right checksum in most of them, and compressed pixels that are
/// too few, too many or damaged.
/// </summary>
internal sealed class PngBytes
{
    private static readonly string[] s_types = ["IHDR", "PLTE", "tRNS", "eXIf", "IDAT", "IEND", "CgBI", "tEXt", "iCCP", "acTL", "IDAt", "\0\0\0\0"];

    private static readonly uint[] s_sizes = [0, 1, 2, 3, 7, 8, 64, 1000, 9_999, 10_000, 65_535, 1 << 24, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    private static readonly byte[][] s_pixels = [PngFile.Noise(6, 5, 1), PngFile.Noise(6, 5, 2), PngFile.Noise(6, 5, 3), PngFile.Noise(6, 5, 4)];

    private readonly byte[][] _noise;

    private readonly byte[][] _held;

    /// <summary>Compresses what mutants hold.</summary>
    public PngBytes()
    {
        Sound = [.. s_pixels.Select(static (pixels, i) => PngFile.Of(6, 5, i + 1, pixels))];
        _held = [.. s_pixels.Select(static pixels => PngFile.Compressed(PngFile.Rows(6, pixels)))];
        _noise = [[0x78, 0x9C], .. ((int[])[0, 36, 200, 1 << 20]).Select(static length => PngFile.Compressed(new byte[length]))];
    }

    /// <summary>Grey, grey and opacity, colours, colours and opacity.</summary>
    public byte[][] Sound { get; }

    public byte[] Mutant(Chance chance)
    {
        int kind = chance.Below(_held.Length);
        if (chance.Happens(0.15))
        {
            return ByteMutant.Of(Sound[kind], chance);
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, 5);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), 6);
        (header[8], header[9]) = (8, (byte)(kind switch { 0 => 0, 1 => 4, 2 => 2, _ => 6 }));
        byte[] held = _held[kind];
        int half = chance.Below(held.Length + 1);
        List<(string Type, byte[] Data)> chunks = [("IHDR", header), ("IDAT", held[..half]), ("IDAT", held[half..]), ("IEND", [])];
        for (int lies = chance.Of((int[])[0, 1, 1, 1, 2, 3]); lies > 0; lies--)
        {
            Lie(chunks, chance);
        }

        byte[] file = PngFile.Of(chunks);
        return chance.Happens(0.1) ? ByteMutant.Of(file, chance) : file;
    }

    private void Lie(List<(string Type, byte[] Data)> chunks, Chance chance)
    {
        int at = chance.Below(chunks.Count + 1), of = Math.Min(at, chunks.Count - 1);
        switch (chance.Below(9))
        {
            case 0 or 1:
                LieInHeader(chunks, chance);
                break;
            case 2:
                chunks.Insert(at, (chance.Of(s_types), chance.Bytes(chance.Below(20))));
                break;
            case 3:
                chunks.Insert(Math.Min(1, chunks.Count), ("PLTE", chance.Bytes(chance.Of((int[])[0, 1, 3, 48, 768, 769, 771]))));
                break;
            case 4 when chunks.Count > 1:
                chunks.RemoveAt(of);
                break;
            case 5 when chunks.Count > 0:
                chunks.Insert(at, chunks[chance.Below(chunks.Count)]);
                break;
            case 6 when chunks.Count > 0:
                chunks[of] = (chunks[of].Type, ByteMutant.Of(chunks[of].Data, chance));
                break;
            case 7:
                chunks.Insert(Math.Min(1, chunks.Count), ("IDAT", chance.Of(_noise)));
                break;
            default:
                chunks.Insert(Math.Min(1, chunks.Count), ("eXIf", ByteMutant.Of(JpegFile.Orientation(chance.Below(10), chance.Happens(0.5)), chance)));
                break;
        }
    }

    private static void LieInHeader(List<(string Type, byte[] Data)> chunks, Chance chance)
    {
        if (chunks is not [{ Data.Length: 13 } header, ..])
        {
            return;
        }

        byte[] lying = [.. header.Data];
        switch (chance.Below(4))
        {
            case 0:
                BinaryPrimitives.WriteUInt32BigEndian(lying.AsSpan(chance.Happens(0.5) ? 0 : 4), chance.Of(s_sizes));
                break;
            case 1:
                lying[8] = chance.Of((byte[])[0, 1, 2, 4, 8, 16, 3, 32, 255]);
                break;
            case 2:
                lying[9] = chance.Of((byte[])[0, 2, 3, 4, 6, 1, 7, 255]);
                break;
            default:
                lying[10 + chance.Below(3)] = chance.Of((byte[])[0, 1, 2, 255]);
                break;
        }

        chunks[0] = (header.Type, lying);
    }
}
