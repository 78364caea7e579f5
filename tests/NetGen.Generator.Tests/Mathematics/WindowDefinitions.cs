using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Convolutions and pools as definitions: for every value that is wanted, a look at all pairs of a place and a tap.</summary>
/// <remarks>A coordinate of padding holds no value. Slow, and nothing to do with how the generated code goes about it.</remarks>
internal static class WindowDefinitions
{
    /// <summary>The divisor of a mean: the taps of a place that lie over the image, or over padding that counts.</summary>
    public static int CountOf(Window window, CountedPadding? counted, int place)
    {
        CountedPadding around = counted ?? new CountedPadding(0, 0, 0, 0);
        return Coordinates(window).Count(tap => tap.Place == place
            && tap.Row >= -around.Top && tap.Row < window.Y.Input + around.Bottom && tap.Column >= -around.Left && tap.Column < window.X.Input + around.Right);
    }

    /// <summary>Every place and tap of a window, with the pixel under it.</summary>
    public static IEnumerable<(int Place, int Tap, int Pixel)> Meetings(Window window) =>
        from tap in Coordinates(window)
        where tap.Row >= 0 && tap.Row < window.Y.Input && tap.Column >= 0 && tap.Column < window.X.Input
        select (tap.Place, tap.Tap, (tap.Row * window.X.Input) + tap.Column);

    /// <summary>Every place and tap of a window, with the row and column under it, which may lie in the padding.</summary>
    private static IEnumerable<(int Place, int Tap, int Row, int Column)> Coordinates(Window window) =>
        from i in Enumerable.Range(0, window.Y.Output)
        from j in Enumerable.Range(0, window.X.Output)
        from u in Enumerable.Range(0, window.Y.Kernel)
        from v in Enumerable.Range(0, window.X.Kernel)
        let row = (i * window.Y.Stride) + (u * window.Y.Dilation) - window.Y.Before
        let column = (j * window.X.Stride) + (v * window.X.Dilation) - window.X.Before
        select ((i * window.X.Output) + j, (u * window.X.Kernel) + v, row, column);

    /// <summary>Calls back for every product of a convolution of one sample: which result, which weight in the order of files, which value.</summary>
    public static void EachProduct(Window window, int channels, int filters, int groups, Action<int, int, int> product)
    {
        int groupChannels = channels / groups, groupFilters = filters / groups;
        foreach ((int place, int tap, int pixel) in Meetings(window))
        {
            for (int k = 0; k < filters; k++)
            {
                for (int c = 0; c < groupChannels; c++)
                {
                    int channel = (k / groupFilters * groupChannels) + c, weight = (((k * groupChannels) + c) * window.Taps) + tap;
                    product((place * filters) + k, weight, (pixel * channels) + channel);
                }
            }
        }
    }

    /// <summary>The pixels under each place of a pool, in row-major order.</summary>
    public static ILookup<int, int> PixelsOf(Window window) => Meetings(window).ToLookup(static meeting => meeting.Place, static meeting => meeting.Pixel);
}
