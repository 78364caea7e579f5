namespace NetGen;

/// <summary>The size of images whose values are row-major: height × width × channels.</summary>
internal readonly record struct ImageShape(int Height, int Width, int Channels)
{
    /// <summary>The most pixels. Positions of pixels are computed as floats, which represent integers up to here exactly.</summary>
    private const int MostPixels = 1 << 24;

    /// <summary>Values of an image.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>Creates a shape, and throws for sizes that are not positive or too large.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the image has too many pixels.</exception>
    public static ImageShape Of(int height, int width, int channels)
    {
        Setting.AtLeast(height, 1);
        Setting.AtLeast(width, 1);
        Setting.AtLeast(channels, 1);
        long pixels = (height + (2L * PaddedPlane.Margin)) * (width + (2L * PaddedPlane.Margin));
        return pixels <= MostPixels && pixels * channels <= int.MaxValue
            ? new ImageShape(height, width, channels)
            : throw new ArgumentOutOfRangeException(
                nameof(height), height, $"Expected an image of at most {MostPixels} pixels with its margin, but found {height}x{width}x{channels}.");
    }

    public override string ToString() => $"{Height}x{Width}x{Channels}";
}
