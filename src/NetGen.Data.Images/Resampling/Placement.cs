namespace NetGen;

/// <summary>Which part of one side of an image is seen, and where it comes to lie.</summary>
/// <param name="Origin">The first source pixel.</param>
/// <param name="Window">Source pixels from there on; need not be whole.</param>
/// <param name="Offset">The first pixel that it fills.</param>
/// <param name="Count">Pixels that it fills.</param>
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

    /// <summary>All of the source in the middle of what is to be filled, rounded to whole pixels there.</summary>
    private static AxisPlacement Inside(int length, int count, double scale)
    {
        int filled = Math.Clamp((int)Math.Round(length * scale, MidpointRounding.AwayFromZero), 1, count);
        return new(0, length, (count - filled) / 2, filled);
    }

    /// <summary>The middle of the source, from a whole pixel on: half a pixel more would blur an image that keeps its size.</summary>
    private static AxisPlacement Middle(int length, int count, double scale)
    {
        double window = Math.Min(length, count * scale);
        return new((int)((length - window) / 2), window, 0, count);
    }
}
