using System.Buffers.Binary;

namespace NetGen;

/// <summary>The size of a JPEG image, and the number of its blocks.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Blocks">The least number of blocks of 8 by 8 samples that all components have together.</param>
internal readonly record struct JpegFrame(int Width, int Height, long Blocks)
{
    private const int ComponentsAt = 6, ComponentLength = 3, BlockSide = 8;

    /// <summary>
    /// A bit for every block: no Huffman code is shorter. So a file of some hundred bytes cannot claim to hold millions of pixels, for which the decoder would
    /// take memory.
    /// </summary>
    public long LeastBytes => Blocks / 8;

    /// <summary>Reads a frame header of at least six bytes (ITU-T T.81, section B.2.2).</summary>
    public static JpegFrame Read(ReadOnlySpan<byte> frame)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        ReadOnlySpan<byte> components = frame[ComponentsAt..];
        int count = Math.Min(frame[5], components.Length / ComponentLength), across = 1, down = 1;
        for (int i = 0; i < count; i++)
        {
            (int h, int v) = SamplingOf(components, i);
            (across, down) = (Math.Max(across, h), Math.Max(down, v));
        }

        long blocks = 0;
        for (int i = 0; i < count; i++)
        {
            (int h, int v) = SamplingOf(components, i);
            blocks += (long)Parts(Parts(width * h, across), BlockSide) * Parts(Parts(height * v, down), BlockSide);
        }

        return new JpegFrame(width, height, blocks);
    }

    /// <summary>How many samples a component has across and down, relative to the other components.</summary>
    private static (int Across, int Down) SamplingOf(ReadOnlySpan<byte> components, int index)
    {
        byte sampling = components[(index * ComponentLength) + 1];
        return (sampling >> 4, sampling & 0xF);
    }

    private static int Parts(int length, int size) => (length + size - 1) / size;
}
