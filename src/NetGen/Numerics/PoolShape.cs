using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A window that moves over an image. The channels of a pixel are adjacent in memory.</summary>
/// <param name="Y">The vertical direction.</param>
/// <param name="X">The horizontal direction.</param>
/// <param name="Channels">Values of a pixel.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PoolShape(PoolAxis Y, PoolAxis X, int Channels)
{
    /// <summary>Values from one row of the image to the next.</summary>
    internal int RowLength => X.Input * Channels;

    /// <summary>Values of the image.</summary>
    internal int InputLength => Y.Input * RowLength;

    /// <summary>Values of the result.</summary>
    internal int OutputLength => Y.Output * X.Output * Channels;
}

/// <summary>One direction in which a window moves.</summary>
/// <param name="Input">Size of the image, in pixels.</param>
/// <param name="Output">Number of positions of the window.</param>
/// <param name="Kernel">Size of the window, in pixels that it reads.</param>
/// <param name="Stride">Pixels from one position to the next.</param>
/// <param name="Before">Padding before the first pixel, in pixels.</param>
/// <param name="Dilation">Pixels from one pixel of the window to the next.</param>
/// <param name="CountedBefore">Pixels of padding before the first pixel that count in the divisor of a mean.</param>
/// <param name="CountedAfter">Pixels of padding after the last pixel that count in the divisor of a mean.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PoolAxis(int Input, int Output, int Kernel, int Stride, int Before, int Dilation = 1, int CountedBefore = 0, int CountedAfter = 0)
{
    /// <summary>The pixels of the image that the window reads: every multiple of the dilation after First, up to End.</summary>
    /// <param name="place">The position of the window.</param>
    internal (int First, int End) Pixels(int place) => Between(place, 0, Input);

    /// <summary>The divisor of a mean: the number of pixels that the window reads, plus the padding that counts.</summary>
    /// <param name="place">The position of the window.</param>
    internal int Count(int place)
    {
        (int first, int end) = Between(place, -CountedBefore, Input + CountedAfter);
        return (end - first + Dilation - 1) / Dilation;
    }

    /// <summary>The part of the window from a start to before an end.</summary>
    private (int First, int End) Between(int place, int start, int end)
    {
        int first = (place * Stride) - Before, missing = Math.Max(0, start - first);
        return (first + ((missing + Dilation - 1) / Dilation * Dilation), Math.Min(first + ((Kernel - 1) * Dilation) + 1, end));
    }
}
