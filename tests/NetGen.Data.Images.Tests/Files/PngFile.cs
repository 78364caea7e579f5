using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Imaging.Tests;

/// <summary>Writes PNG files of every kind, sound and unsound.</summary>
internal static class PngFile
{
    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>8 bits a channel: grey, grey and opacity, red green blue, or these and opacity.</summary>
    public static byte[] Of(int height, int width, int components, params ReadOnlySpan<byte> pixels) =>
        Of(height, width, 8, components switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 }, Rows(height, pixels));

    /// <summary>Pixels that look like noise and are the same in every run.</summary>
    public static byte[] Noise(int height, int width, int components, int seed = 0)
    {
        byte[] pixels = new byte[height * width * components];
#pragma warning disable CA5394 // Nothing is kept secret.
        new Random(seed).NextBytes(pixels);
#pragma warning restore CA5394
        return pixels;
    }

    /// <summary>Rows that each begin with the number of their filter, 0.</summary>
    public static byte[] Rows(int height, ReadOnlySpan<byte> pixels)
    {
        int stride = pixels.Length / height;
        byte[] rows = new byte[height * (stride + 1)];
        for (int row = 0; row < height; row++)
        {
            pixels.Slice(row * stride, stride).CopyTo(rows.AsSpan((row * (stride + 1)) + 1));
        }

        return rows;
    }

    /// <summary>Any kind.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="bits">Bits a sample.</param>
    /// <param name="color">Colour type of the specification.</param>
    /// <param name="rows">Filtered rows, as they are compressed.</param>
    /// <param name="isInterlaced">Whether the rows are those of Adam7.</param>
    /// <param name="before">Chunks before the pixels, such as a palette.</param>
    public static byte[] Of(int height, int width, int bits, int color, byte[] rows, bool isInterlaced = false, params (string Type, byte[] Data)[] before)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)color, isInterlaced ? (byte)1 : (byte)0);
        byte[] compressed = Compressed(rows);

        // In two chunks, as large files have them.
        int half = compressed.Length / 2;
        return Of([("IHDR", header), .. before, ("IDAT", compressed[..half]), ("IDAT", compressed[half..]), ("IEND", [])]);
    }

    /// <summary>A file of any chunks.</summary>
    public static byte[] Of(IEnumerable<(string Type, byte[] Data)> chunks) =>
        [.. s_signature, .. chunks.SelectMany(static chunk => Chunk(chunk.Type, chunk.Data))];

    public static byte[] Compressed(byte[] rows)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return compressed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        uint crc = uint.MaxValue;
        foreach (byte value in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }
}
