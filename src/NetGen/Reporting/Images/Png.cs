using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen;

/// <summary>The format of the bytes of a picture. The values are the codes of PNG.</summary>
internal enum PixelFormat
{
    /// <summary>One byte of brightness per pixel.</summary>
    Gray = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>One index into the palette per pixel.</summary>
    Indexed = 3,

    /// <summary>Red, green, blue, opacity.</summary>
    Rgba = 6,
}

/// <summary>Writes pictures as PNG.</summary>
/// <remarks>
/// W3C, "Portable Network Graphics (PNG) Specification": a signature, then chunks of length, type, data and the CRC-32 of type and data. Rows are not filtered,
/// which is good enough for pictures with few pixels.
/// </remarks>
internal static class Png
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly byte[] s_signature = [0x89, .. "PNG\r\n\u001a\n"u8];
    private static readonly uint[] s_crc = [.. Enumerable.Range(0, 256).Select(static value => Shifted((uint)value))];

    /// <summary>A picture as the value of an attribute <c>src</c>.</summary>
    public static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    /// <summary>Writes a picture.</summary>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="format">The format of the bytes.</param>
    /// <param name="pixels">Row after row, without gaps.</param>
    /// <param name="colors">The palette of an indexed picture, four bytes per colour: red, green, blue, opacity.</param>
    public static byte[] Encode(int width, int height, PixelFormat format, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> colors = default)
    {
        var png = new MemoryStream();
        png.Write(s_signature);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)format);
        WriteChunk(png, "IHDR", header);
        if (format == PixelFormat.Indexed)
        {
            WriteColors(png, colors);
        }

        WriteChunk(png, "IDAT", Compressed(height, pixels));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void WriteColors(MemoryStream png, ReadOnlySpan<byte> colors)
    {
        int count = colors.Length / 4;
        byte[] tones = new byte[3 * count], opacities = new byte[count];
        for (int i = 0; i < count; i++)
        {
            colors.Slice(4 * i, 3).CopyTo(tones.AsSpan(3 * i));
            opacities[i] = colors[(4 * i) + 3];
        }

        WriteChunk(png, "PLTE", tones);
        WriteChunk(png, "tRNS", opacities);
    }

    private static byte[] Compressed(int height, ReadOnlySpan<byte> pixels)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            int stride = pixels.Length / height;
            for (int row = 0; row < height; row++)
            {
                // Each row begins with the code of its filter.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * stride, stride));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] name = Encoding.ASCII.GetBytes(type);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc = s_crc[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint Shifted(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }
}
