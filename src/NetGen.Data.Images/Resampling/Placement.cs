namespace NetGen;

/// <summary>The part of one side of an image that is used, and its place in the result.</summary>
/// <param name="Origin">The first source pixel.</param>
/// <param name="Window">Number of source pixels, which may be fractional.</param>
/// <param name="Offset">The first pixel of the result.</param>
/// <param name="Count">Number of pixels of the result.</param>
internal readonly record struct AxisPlacement(int Origin, double Window, int Offset, int Count);

/// <summary>Fits an image into the network's input.</summary>
internal static class Placement
{
    /// <summary>Places height and width.</summary>
    public static (AxisPlacement Rows, AxisPlacement Columns) Of(int height, int width, ImageOptions options)
    {
        // The image is wider than the input if width / height > options.Width / options.Height.
        long across = (long)width * options.Height, down = (long)height * options.Width;
        return options.Fit switch
        {
            ImageFit.Letterbox when across > down => (Inside(height, options.Height, (double)options.Width / width), Whole(width, options.Width)),
            ImageFit.Letterbox => (Whole(height, options.Height), Inside(width, options.Width, (double)options.Height / height)),
            ImageFit.CenterCrop when across > down => (Whole(height, options.Height), Middle(width, options.Width, (double)height / options.Height)),
            ImageFit.CenterCrop => (Middle(height, options.Height, (double)width / options.Width), Whole(width, options.Width)),
            _ => (Whole(height, options.Height), Whole(width, options.Width)),
        };
    }

    private static AxisPlacement Whole(int length, int count) => new(0, length, 0, count);

    /// <summary>The whole source, centred in the result and rounded to whole pixels there.</summary>
    private static AxisPlacement Inside(int length, int count, double scale)
    {
        int filled = Math.Clamp((int)Math.Round(length * scale, MidpointRounding.AwayFromZero), 1, count);
        return new(0, length, (count - filled) / 2, filled);
    }

    /// <summary>The central part of the source, from a whole pixel. A start at half a pixel would blur an image that keeps its size.</summary>
    private static AxisPlacement Middle(int length, int count, double scale)
    {
        double window = Math.Min(length, count * scale);
        return new((int)((length - window) / 2), window, 0, count);
    }
}
