using System.Buffers.Binary;
using NetGen.Imaging.Tests;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Pictures;

/// <summary>
/// Mutants of JPEG files by segments: their order, their lengths, the size and the components of the frame, Huffman and quantization tables, scans, restarts,
/// and the compressed data.
/// </summary>
internal sealed class JpegBytes
{
    private static readonly byte[] s_markers =
        [0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xCC, 0xD0, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xE0, 0xE1, 0xEE, 0xFE, 0x01, 0xFF, 0x00];

    private static readonly ushort[] s_sizes = [0, 1, 7, 8, 9, 16, 17, 100, 1000, 9_999, 10_000, 32_768, 65_500, 65_535];

    /// <summary>Takes fixtures of other programs too.</summary>
    /// <param name="others">Progressive and subsampled files.</param>
    public JpegBytes(params byte[][] others) => Sound =
    [
        JpegFile.Grey(8, 16, [10, 200], JpegFile.Orientation(6)),
        JpegFile.Color(16, 16, [10, 200, 30, 40], [100, 128, 90, 1], [128, 255, 7, 60]),
        .. others,
    ];

    public byte[][] Sound { get; }

    public byte[] Mutant(Chance chance)
    {
        byte[] sound = chance.Of(Sound);
        if (chance.Happens(0.4))
        {
            return ByteMutant.Of(sound, chance, chance.Of(Sound));
        }

        List<(byte Marker, byte[] Data, byte[] Compressed)> segments = Parts(sound);
        for (int lies = chance.Of((int[])[0, 1, 1, 2, 3]); lies > 0; lies--)
        {
            Lie(segments, chance);
        }

        List<byte> file = [0xFF, 0xD8];
        foreach ((byte marker, byte[] data, byte[] compressed) in segments)
        {
            int length = data.Length + 2 + (chance.Happens(0.01) ? chance.Of((int[])[-1, 1, -2, 60_000]) : 0);
            file.AddRange([0xFF, marker, (byte)(length >> 8), (byte)length, .. data, .. compressed]);
        }

        file.AddRange(chance.Happens(0.98) ? [0xFF, 0xD9] : []);
        return [.. file];
    }

    /// <summary>The segments of a sound file, each with the compressed data after it.</summary>
    private static List<(byte Marker, byte[] Data, byte[] Compressed)> Parts(byte[] file)
    {
        var segments = new List<(byte, byte[], byte[])>();
        for (int at = 2; at < file.Length && file[at + 1] != 0xD9;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)), end = at + 2 + length, next = end;
            while (file[next] != 0xFF || file[next + 1] is 0 or (>= 0xD0 and <= 0xD7))
            {
                next++;
            }

            segments.Add((file[at + 1], file[(at + 4)..end], file[end..next]));
            at = next;
        }

        return segments;
    }

    private static void Lie(List<(byte Marker, byte[] Data, byte[] Compressed)> segments, Chance chance)
    {
        if (segments.Count == 0)
        {
            return;
        }

        int at = chance.Below(segments.Count), to = chance.Below(segments.Count);
        (byte marker, byte[] data, byte[] compressed) = segments[at];
        switch (chance.Below(8))
        {
            case 0:
                segments.RemoveAt(at);
                break;
            case 1:
                segments.Insert(to, segments[at]);
                break;
            case 2:
                (segments[at], segments[to]) = (segments[to], segments[at]);
                break;
            case 3:
                segments[at] = (chance.Of(s_markers), data, compressed);
                break;
            case 4:
                segments[at] = (marker, ByteMutant.Of(data, chance), compressed);
                break;
            case 5:
                segments[at] = (marker, data, ByteMutant.Of(compressed, chance));
                break;
            case 6:
                segments.Insert(to, (0xDD, [0, (byte)chance.Below(4)], []));
                break;
            default:
                LieInFrame(segments, chance);
                break;
        }
    }

    private static void LieInFrame(List<(byte Marker, byte[] Data, byte[] Compressed)> segments, Chance chance)
    {
        int frame = segments.FindIndex(static segment => segment is { Marker: 0xC0 or 0xC1 or 0xC2, Data.Length: > 6 });
        if (frame < 0)
        {
            return;
        }

        (byte marker, byte[] data, byte[] compressed) = segments[frame];
        byte[] lying = [.. data];
        switch (chance.Below(4))
        {
            case 0:
                BinaryPrimitives.WriteUInt16BigEndian(lying.AsSpan(1), chance.Of(s_sizes));
                break;
            case 1:
                BinaryPrimitives.WriteUInt16BigEndian(lying.AsSpan(3), chance.Of(s_sizes));
                break;
            case 2:
                lying[5] = (byte)chance.Below(6);
                break;
            default:
                // The sampling of a component: two halves of a byte, from 1 to 4.
                int component = 7 + (3 * chance.Below(Math.Max(1, (lying.Length - 6) / 3)));
                lying[Math.Min(component, lying.Length - 1)] = chance.Of((byte[])[0x11, 0x22, 0x12, 0x21, 0x44, 0x41, 0x14, 0x33, 0x00, 0x10, 0x55, 0xFF]);
                break;
        }

        segments[frame] = (chance.Happens(0.2) ? chance.Of((byte[])[0xC0, 0xC1, 0xC2]) : marker, lying, compressed);
    }
}
