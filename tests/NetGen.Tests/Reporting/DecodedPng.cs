using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Tests.Reporting;

/// <summary>A PNG taken apart by its specification, written independently of the writer: a wrong checksum or length fails.</summary>
internal sealed record DecodedPng(int Width, int Height, int ColorType, byte[] Pixels, Dictionary<string, byte[]> Chunks)
{
    public static DecodedPng Of(byte[] png)
    {
        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Dictionary<string, byte[]> chunks = [];
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            string type = Encoding.ASCII.GetString(png, at + 4, 4);
            chunks[type] = png[(at + 8)..(at + 8 + length)];
            BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)).ShouldBe(Crc(png.AsSpan(at + 4, length + 4)), type);
            at += length + 12;
        }

        byte[] header = chunks["IHDR"];
        (int width, int height, int color) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), header[9]);
        header[8].ShouldBe((byte)8);
        return new DecodedPng(width, height, color, Unfiltered(chunks["IDAT"], height), chunks);
    }

    private static byte[] Unfiltered(byte[] data, int height)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var raw = new MemoryStream();
        zlib.CopyTo(raw);
        byte[][] rows = [.. raw.ToArray().Chunk((int)raw.Length / height)];
        rows.ShouldAllBe(static row => row[0] == 0);
        return [.. rows.SelectMany(static row => row[1..])];
    }

    /// <summary>Bit by bit, as ISO 3309 defines it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool isOdd = ((crc ^ (uint)(value >> bit)) & 1) == 1;
                crc = (crc >> 1) ^ (isOdd ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
