using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Reads the window of a convolution or a pool: its size, stride, dilation and padding.</summary>
internal static class WindowReader
{
    /// <summary>Larger sizes, strides and paddings are surely a mistake, and their products would not fit an <see cref="int"/>.</summary>
    private const int Largest = 1 << 14;

    /// <summary>The most values of one sample with which a layer can still be counted together with the others.</summary>
    private const int MostValues = 1 << 26;

    /// <summary><c>Padding.Same</c>.</summary>
    private const int Same = 1;

    /// <summary>Whether a layer reads an image or a sequence, as the end of its name demands. Reports it if not.</summary>
    public static bool HasImage(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        bool isOfImages = attribute.Name.EndsWith("2D", StringComparison.Ordinal);
        int needed = isOfImages ? 3 : 2;
        if (input.Dimensions.Count == needed)
        {
            return true;
        }

        string hint = (isOfImages, input.Dimensions.Count) switch
        {
            (true, 2) => $"Use [{attribute.Name.Replace("2D", "1D")}] for a sequence",
            (false, 3) => $"Use [{attribute.Name.Replace("1D", "2D")}] for an image",
            (true, _) => "Write [NeuralNetwork(height, width, channels)], or put [Reshape(height, width, channels)] before this layer",
            _ => "Write [NeuralNetwork(length, channels)], or put [Reshape(length, channels)] before this layer",
        };
        string what = isOfImages ? "an image (height x width x channels)" : "a sequence (length x channels)";
        report(new Problem(ImageDiagnostics.ImageExpected, attribute.Location, attribute.Name, what, input, hint));
        return false;
    }

    /// <summary>
    /// The window; null if it does not fit, or if there is no axis to move along. All arguments are read in any case, so that one build reports all problems.
    /// </summary>
    /// <param name="attribute">The layer.</param>
    /// <param name="input">An image or a sequence; null if the layer reads something else.</param>
    /// <param name="height">Name of the argument for the height; null for a sequence.</param>
    /// <param name="width">Name of the argument for the width, or the length.</param>
    /// <param name="isPool">Whether this is a pool: its stride is the size of the window unless given, and its padding at most half of that size.</param>
    /// <param name="report">Receives every problem.</param>
    public static Window? Read(AttributeReader attribute, Shape? input, string? height, string width, bool isPool, Action<Problem> report)
    {
        int kernelHeight = height is null ? 1 : Size(attribute, height, report), kernelWidth = height == width ? kernelHeight : Size(attribute, width, report);
        int pad = Pad(attribute, isPool ? Math.Min(height is null ? kernelWidth : kernelHeight, kernelWidth) : null, report);
        bool isSame = IsSame(attribute, report);
        int? stride = attribute.NamedInt("Stride") is null ? null : Positive(attribute, "Stride", 1, report);
        int dilation = Positive(attribute, "Dilation", 1, report);
        if (input is null)
        {
            return null;
        }

        WindowAxis x = Axis(Window.WidthOf(input), kernelWidth);
        WindowAxis y = height is null ? WindowAxis.Single : Axis(input[0], kernelHeight);
        bool fits = Fits(attribute, x, height is null ? "position" : "column", report) & (height is null || Fits(attribute, y, "row", report));
        return fits ? new Window(y, x) : null;

        WindowAxis Axis(int size, int kernel)
        {
            int step = stride ?? (isPool ? kernel : 1);
            return isSame ? WindowAxis.Same(size, kernel, step, dilation) : new WindowAxis(size, kernel, step, dilation, pad, pad);
        }
    }

    /// <summary>Whether the values that a window reads, margin included, and those that it writes can be counted. Reports it if not.</summary>
    /// <param name="attribute">The layer.</param>
    /// <param name="window">The window.</param>
    /// <param name="read">Channels that it reads.</param>
    /// <param name="given">Channels that it writes.</param>
    /// <param name="spreads">Whether backward propagation spreads gradients over the image and a margin as wide as the window.</param>
    /// <param name="report">Receives every problem.</param>
    public static bool IsCountable(AttributeReader attribute, Window window, int read, int given, bool spreads, Action<Problem> report)
    {
        return Fits(window.Y.Output, window.X.Output, given)
            && Fits(window.Y.Reach, window.X.Reach, read)
            && (!spreads || Fits(window.Y.Input + window.Y.Span - 1, window.X.Input + window.X.Span - 1, read));

        bool Fits(int height, int width, int channels)
        {
            bool fits = (double)height * width * channels <= MostValues;
            if (!fits)
            {
                string image = $"an image of {height} x {width} x {channels} values";
                report(new Problem(LayerDiagnostics.NetworkTooLarge, attribute.Location, image, $"{MostValues} values"));
            }

            return fits;
        }
    }

    private static bool IsSame(AttributeReader attribute, Action<Problem> report)
    {
        int padding = attribute.NamedInt("Padding") ?? 0;
        if (padding is not (0 or Same))
        {
            report(new Problem(LayerDiagnostics.UnknownValue, attribute.LocationOf("Padding"), padding, "Padding"));
        }

        if (attribute.IsGiven("Padding") && attribute.IsGiven("Pad"))
        {
            report(new Problem(ImageDiagnostics.PaddingGivenTwice, attribute.LocationOfArgument("Pad")));
        }

        return padding == Same;
    }

    /// <summary>A size that is a constructor argument. For a square window one argument gives both sizes.</summary>
    private static int Size(AttributeReader attribute, string name, Action<Problem> report)
    {
        int size = attribute.Int(name);
        if (size is > 0 and <= Largest)
        {
            return size;
        }

        report(size <= 0
            ? new Problem(LayerDiagnostics.LayerSizeMustBePositive, attribute.LocationOf(name), size)
            : new Problem(LayerDiagnostics.InvalidOption, attribute.LocationOf(name), name, $"at most {Largest}", size));
        return 1;
    }

    private static int Positive(AttributeReader attribute, string name, int fallback, Action<Problem> report)
    {
        int value = attribute.NamedInt(name) ?? fallback;
        if (value is > 0 and <= Largest)
        {
            return value;
        }

        report(new Problem(LayerDiagnostics.InvalidOption, attribute.LocationOf(name), name, $"from 1 to {Largest}", value));
        return fallback;
    }

    private static int Pad(AttributeReader attribute, int? pooled, Action<Problem> report)
    {
        int pad = attribute.NamedInt("Pad") ?? 0;
        if (pad is < 0 or > Largest)
        {
            report(new Problem(LayerDiagnostics.InvalidOption, attribute.LocationOf("Pad"), "Pad", $"from 0 to {Largest}", pad));
            return 0;
        }

        if (pooled is { } size && pad > size / 2)
        {
            report(new Problem(ImageDiagnostics.PoolPadTooLarge, attribute.LocationOf("Pad"), pad, size));
            return 0;
        }

        return pad;
    }

    private static bool Fits(AttributeReader attribute, WindowAxis axis, string noun, Action<Problem> report)
    {
        if (axis.Output == 0)
        {
            report(new Problem(ImageDiagnostics.WindowTooLarge, attribute.Location, attribute.Name, axis.Span, noun + "s", axis.Padded, axis.Stride));
            return false;
        }

        return true;
    }
}
