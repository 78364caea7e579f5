namespace NetGen;

/// <summary>Numbers in the places of an image's pixels: a sample, or the weights of a unit that sees one.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels side by side.</param>
/// <param name="Channels">1, or 3 for red, green and blue.</param>
/// <param name="Values">Row-major, the channels of a pixel side by side.</param>
internal sealed record PixelGrid(int Height, int Width, int Channels, float[] Values)
{
    /// <summary>Pictures of a report are small; what is larger is averaged down.</summary>
    private const int MostPixels = 64;

    /// <summary>Takes the values of an image: as colours where it has three channels, else their mean, and at most 64 × 64 pixels.</summary>
    /// <param name="shape">The size of the image.</param>
    /// <param name="valueAt">The value of row, column and channel counted through.</param>
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

    /// <summary>The picture from black at one value to white, or full colour, at another.</summary>
    public byte[] ToPng(float black, float white)
    {
        byte[] pixels = [.. Values.Select(value => Level((value - black) / (white - black)))];
        return Png.Encode(Width, Height, Channels == 3 ? PixelFormat.Rgb : PixelFormat.Gray, pixels);
    }

    /// <summary>The picture of values that may be negative: as far from nothing as they are from zero.</summary>
    /// <param name="largest">What gets the full colour; positive.</param>
    /// <remarks>One channel goes through nothing, so that zero is the page in both themes; three go through grey.</remarks>
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
