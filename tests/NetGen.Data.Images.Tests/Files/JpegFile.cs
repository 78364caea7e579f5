namespace NetGen.Imaging.Tests;

/// <summary>
/// Writes JPEG files of blocks of 8 x 8 pixels, each of one colour: such a block is a single number, so that every pixel has the very value that was asked for.
/// </summary>
/// <remarks>ITU-T T.81, baseline: a mean of v is stored as v − 128 with a quantization of 8, as the difference from the block before.</remarks>
internal static class JpegFile
{
    private const int Categories = 12;

    /// <summary>A file of grey blocks.</summary>
    /// <param name="height">Rows of pixels, a multiple of 8.</param>
    /// <param name="width">Pixels in a row, a multiple of 8.</param>
    /// <param name="blocks">The grey of each block, row after row.</param>
    /// <param name="exif">Exif data (a TIFF file), if any.</param>
    public static byte[] Grey(int height, int width, byte[] blocks, byte[]? exif = null) => Of(height, width, [blocks], exif);

    /// <summary>A file of coloured blocks: luminance, blueness, redness, as Rec. ITU-R BT.601 has them.</summary>
    public static byte[] Color(int height, int width, byte[] y, byte[] cb, byte[] cr) => Of(height, width, [y, cb, cr], null);

    /// <summary>Exif data with an orientation.</summary>
    public static byte[] Orientation(int orientation, bool isLittleEndian = true) => isLittleEndian
        ? [(byte)'I', (byte)'I', (byte)'*', 0, 8, 0, 0, 0, 2, 0,
            0x0F, 1, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0,
            0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [(byte)'M', (byte)'M', 0, (byte)'*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] Of(int height, int width, byte[][] components, byte[]? exif)
    {
        List<byte> file = [0xFF, 0xD8];
        if (exif is not null)
        {
            Segment(file, 0xE1, [(byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, .. exif]);
        }

        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]);
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components.Length];
        Segment(file, 0xC0, [.. frame, .. Enumerable.Range(1, components.Length).SelectMany(static i => new byte[] { (byte)i, 0x11, 0 })]);

        // Twelve codes of four bits for the sizes of differences; one of one bit, "nothing more", for the rest of a block.
        Segment(file, 0xC4, [0x00, 0, 0, 0, Categories, .. new byte[12], .. Enumerable.Range(0, Categories).Select(static i => (byte)i)]);
        Segment(file, 0xC4, [0x10, 1, .. new byte[15], 0]);
        Segment(file, 0xDA, [(byte)components.Length, .. Enumerable.Range(1, components.Length).SelectMany(static i => new byte[] { (byte)i, 0 }), 0, 63, 0]);
        foreach (byte value in Compressed(components))
        {
            file.Add(value);
            if (value == 0xFF)
            {
                file.Add(0);
            }
        }

        file.AddRange([0xFF, 0xD9]);
        return [.. file];
    }

    private static List<byte> Compressed(byte[][] components)
    {
        var bits = new List<bool>();
        int[] last = new int[components.Length];
        for (int block = 0; block < components[0].Length; block++)
        {
            for (int component = 0; component < components.Length; component++)
            {
                int value = components[component][block] - 128, difference = value - last[component];
                last[component] = value;
                int size = difference == 0 ? 0 : int.Log2(Math.Abs(difference)) + 1;
                Append(bits, size, 4);
                Append(bits, difference < 0 ? difference + (1 << size) - 1 : difference, size);
                bits.Add(false);
            }
        }

        while (bits.Count % 8 != 0)
        {
            bits.Add(true);
        }

        return [.. bits.Chunk(8).Select(static byteBits => (byte)byteBits.Aggregate(0, static (value, bit) => (value << 1) | (bit ? 1 : 0)))];
    }

    private static void Append(List<bool> bits, int value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--)
        {
            bits.Add(((value >> bit) & 1) != 0);
        }
    }

    private static void Segment(List<byte> file, byte marker, byte[] data) =>
        file.AddRange([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data]);
}
