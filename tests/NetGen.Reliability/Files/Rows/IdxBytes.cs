using System.Buffers.Binary;
using System.IO.Compression;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Rows;

/// <summary>Mutants of IDX files: their magic, their dimensions, and their number of elements.</summary>
internal static class IdxBytes
{
    private const double SoundProbability = 0.25, BytesAloneProbability = 0.15;

    private static readonly uint[] s_sizes = [0, 1, 2, 3, 255, 256, 65535, 65536, 0x4000_0000, 0x7FFF_FFC7, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    /// <summary>A mutant of a file of some dimensions.</summary>
    public static byte[] Of(Chance chance, params int[] dimensions)
    {
        uint[] sizes = Array.ConvertAll(dimensions, static size => (uint)size);
        byte[] sound = Of([0, 0, 8, (byte)sizes.Length], sizes, chance.Bytes(dimensions.Aggregate(static (a, b) => a * b)), chance);
        if (chance.Happens(SoundProbability))
        {
            return sound;
        }

        return chance.Happens(BytesAloneProbability) ? ByteMutant.Of(sound, chance) : Lying(sizes, chance);
    }

    /// <summary>A file of any parts.</summary>
    public static byte[] Of(byte[] magic, uint[] sizes, byte[] elements, Chance? chance = null)
    {
        byte[] header = new byte[sizeof(uint) * (1 + sizes.Length)];
        magic.CopyTo(header, 0);
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(sizeof(uint) * (1 + i)), sizes[i]);
        }

        // Elements are labels too, so that most are small.
        byte[] small = chance is null ? elements : Array.ConvertAll(elements, static element => (byte)(element & 7));
        return [.. header, .. small];
    }

    /// <summary>The same bytes as gzip.</summary>
    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Lying(uint[] sizes, Chance chance)
    {
        uint[] lies = [.. sizes];
        byte[] magic = [0, 0, 8, (byte)lies.Length];
        long count = sizes.Aggregate(1L, static (a, b) => a * b);
        for (int n = chance.Between(1, 3); n > 0; n--)
        {
            switch (chance.Below(6))
            {
                case 0:
                    magic[chance.Below(4)] = (byte)chance.Next();
                    break;
                case 1 or 2:
                    lies[chance.Below(lies.Length)] = chance.Of(s_sizes);
                    break;
                case 3:
                    // More dimensions, whose product may pass any limit on the way to a small number.
                    lies = [.. lies, .. Enumerable.Range(0, chance.Of((int[])[1, 2, 8, 252])).Select(_ => chance.Of(s_sizes))];
                    magic[3] = (byte)lies.Length;
                    break;
                case 4:
                    count += chance.Of((int[])[-1, 1, 5, 4096]);
                    break;
                default:
                    (lies[0], lies[^1]) = (lies[^1], lies[0]);
                    break;
            }
        }

        return Of(magic, lies, chance.Bytes((int)Math.Max(0, count)), chance);
    }
}
