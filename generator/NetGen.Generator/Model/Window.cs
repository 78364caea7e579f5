namespace NetGen.Generator.Model;

/// <summary>A window that moves over an image of height × width × channels, or over a sequence, which is an image of one row.</summary>
/// <param name="Y">Down the image.</param>
/// <param name="X">Along its rows.</param>
internal sealed record Window(WindowAxis Y, WindowAxis X)
{
    /// <summary>Taps of a channel.</summary>
    public int Taps => Y.Kernel * X.Kernel;

    /// <summary>Places that the window takes.</summary>
    public int Places => Y.Output * X.Output;

    /// <summary>Whether some window reaches over the border.</summary>
    public bool IsPadded => Y.IsPadded || X.IsPadded;

    /// <summary>The shape of its output: an image, or a sequence for a sequence.</summary>
    public Shape OutputOf(Shape input, int channels) => input.Dimensions.Count == 2 ? new Shape(X.Output, channels) : new Shape(Y.Output, X.Output, channels);

    /// <summary>A line of text with the window in it. That of a sequence has one axis.</summary>
    public LayerText TextOf(LayerText text, bool isOfSequence)
    {
        WindowAxis[] axes = isOfSequence ? [X] : [Y, X];
        return text
            .With("kernel", [.. axes.Select(static axis => axis.Kernel)])
            .With("stride", [.. axes.Select(static axis => axis.Stride)])
            .With("dilation", [.. axes.Select(static axis => axis.Dilation)])
            .With("pads", [.. axes.Select(static axis => axis.Before), .. axes.Select(static axis => axis.After)]);
    }

    /// <summary>The window over a value: a sequence is an image of one row.</summary>
    public static int HeightOf(Shape input) => input.Dimensions.Count == 3 ? input[0] : 1;

    /// <summary>Pixels in a row of an image, or places of a sequence.</summary>
    public static int WidthOf(Shape input) => input[input.Dimensions.Count - 2];
}

/// <summary>How much of the padding around an image counts in the divisor of a mean, although it holds only zeros.</summary>
internal sealed record CountedPadding(int Top, int Left, int Bottom, int Right);

/// <summary>One direction in which a window moves.</summary>
/// <param name="Input">The size of the axis that it moves along.</param>
/// <param name="Kernel">Taps of the window.</param>
/// <param name="Stride">From one place of the window to the next.</param>
/// <param name="Dilation">From one tap to the next.</param>
/// <param name="Before">Padding before the first value.</param>
/// <param name="After">Padding after the last.</param>
internal sealed record WindowAxis(int Input, int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>A window of one tap that does not move: the height of a sequence.</summary>
    public static WindowAxis Single { get; } = new(1, 1, 1, 1, 0, 0);

    /// <summary>From the first tap to the last.</summary>
    public int Span => ((Kernel - 1) * Dilation) + 1;

    /// <summary>Size with padding.</summary>
    public int Padded => Before + Input + After;

    /// <summary>Places of the window; 0 if it is larger than the axis.</summary>
    public int Output => Padded < Span ? 0 : ((Padded - Span) / Stride) + 1;

    /// <summary>The part of the padded size that the window covers in all of its places together.</summary>
    public int Reach => ((Output - 1) * Stride) + Span;

    /// <summary>Values at the end that no window reads, because the stride does not reach them.</summary>
    public int Unread => Math.Max(0, Before + Input - Reach);

    /// <summary>Whether some window reaches over the border.</summary>
    public bool IsPadded => Before > 0 || Reach > Input;

    /// <summary>Padding for ⌈input / stride⌉ places. If the number of zeros is odd, the additional one comes after the last value.</summary>
    public static WindowAxis Same(int input, int kernel, int stride, int dilation)
    {
        int places = (input + stride - 1) / stride;
        int zeros = Math.Max(0, ((places - 1) * stride) + ((kernel - 1) * dilation) + 1 - input);
        return new WindowAxis(input, kernel, stride, dilation, zeros / 2, zeros - (zeros / 2));
    }
}
