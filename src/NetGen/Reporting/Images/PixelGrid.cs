namespace NetGen;

/// <summary>Numbers in the layout of an image: a sample, or the weights of a unit whose input is an image.</summary>
/// <param name="Height">Number of rows.</param>
/// <param name="Width">Pixels per row.</param>
/// <param name="Channels">1, or 3 for red, green and blue.</param>
/// <param name="Values">Row-major; the channels of a pixel are contiguous.</param>
internal sealed record PixelGrid(int Height, int Width, int Channels, float[] Values)
{
    /// <summary>The largest height and width. Larger images are reduced by averaging, because the pictures of a report are small.</summary>
    private const int MostPixels = 64;

    /// <summary>
    /// Takes the values of an image, reduced to at most 64 × 64 pixels. Three channels are kept as colours; any other number is averaged into one.
    /// </summary>
    /// <param name="shape">The size of the image.</param>
    /// <param name="valueAt">Returns the value at an index in the order row, column, channel.</param>
    public static PixelGrid Of(ImageShape shape, Func<int, float> valueAt)
    {
        int shrink = (Math.Max(shape.Height, shape.Width) + MostPixels - 1) / MostPixels;
        int height = (shape.Height + shrink - 1) / shrink, width = (shape.Width + shrink - 1) / shrink, channels = shape.Channels == 3 ? 3 : 1;
        double[] sums = new double[height * width * channels];
        int[] counts = new int[sums.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            int channel = i % shape.Channels, pixel = i / shape.Channels;
            int target = ((((pixel / shape.Width / shrink) * width) + (pixel % shape.Width / shrink)) * channels) + (channels == 3 ? channel : 0);
            sums[target] += valueAt(i);
            counts[target]++;
        }

        return new PixelGrid(height, width, channels, [.. sums.Zip(counts, static (sum, count) => (float)(sum / count))]);
    }

    /// <summary>A picture in which one value is black, and another one is white or full colour.</summary>
    public byte[] ToPng(float black, float white)
    {
        byte[] pixels = [.. Values.Select(value => Level((value - black) / (white - black)))];
        return Png.Encode(Width, Height, Channels == 3 ? PixelFormat.Rgb : PixelFormat.Gray, pixels);
    }

    /// <summary>A picture of values that may be negative, in diverging colours.</summary>
    /// <param name="largest">The magnitude that gets the full colour; positive.</param>
    /// <remarks>With one channel, zero is transparent, so it has the colour of the page in both themes. With three channels, zero is grey.</remarks>
    public byte[] ToDivergingPng(float largest)
    {
        if (Channels == 3)
        {
            return ToPng(-largest, largest);
        }

        byte[] pixels = [.. Values.Select(value => DivergingColors.IndexOf(value / largest))];
        return Png.Encode(Width, Height, PixelFormat.Indexed, pixels, DivergingColors.List);
    }

    private static byte Level(float share) => float.IsNaN(share) ? (byte)0 : (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
}
