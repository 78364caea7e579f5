using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>
/// Cuts the pixels of an image into blocks, for sums over each channel. Blocks are short enough that a sum in float keeps its digits, and that the second pass
/// over a block finds it in a near cache. They are long enough that there are few of them.
/// </summary>
internal static class ChannelBlocks
{
    /// <summary>Values of a block: 16 KB, half of the first-level cache.</summary>
    private const int Values = 4096;

    private const int FewestPixels = 32;

    /// <summary>Pixels of a value, for which there is one number for every channel.</summary>
    public static int PixelsOf(Value x, Value ofChannels) => x.Columns / ofChannels.Columns;

    /// <summary>Pixels of a block. The blocks are as equal as possible.</summary>
    public static int Length(int pixels, int channels)
    {
        int blocks = Count(pixels, Math.Max(FewestPixels, Values / channels));
        return (pixels + blocks - 1) / blocks;
    }

    /// <summary>Pixels, channels and pixels of a block as arguments.</summary>
    public static string Cut(Value x, Value ofChannels)
    {
        int pixels = PixelsOf(x, ofChannels);
        return $"{pixels}, {ofChannels.Columns}, {Length(pixels, ofChannels.Columns)}";
    }

    /// <summary>The sums of every block, for the rows of a mini-batch.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="x">What is summed.</param>
    /// <param name="ofChannels">A value with one number for every channel.</param>
    /// <param name="sums">Sums of a block for every channel.</param>
    public static Value Parts(string name, Value x, Value ofChannels, int sums)
    {
        int pixels = PixelsOf(x, ofChannels);
        int blocks = Count(pixels, Length(pixels, ofChannels.Columns));
        return new Value(name, ValueRole.RowStatistic, new Shape(blocks, sums, ofChannels.Columns));
    }

    private static int Count(int pixels, int length) => (pixels + length - 1) / length;
}
