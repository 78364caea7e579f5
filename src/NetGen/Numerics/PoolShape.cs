using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A window that moves over an image whose pixels hold some channels side by side.</summary>
/// <param name="Y">Down the image.</param>
/// <param name="X">Along its rows.</param>
/// <param name="Channels">Values of a pixel.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PoolShape(PoolAxis Y, PoolAxis X, int Channels)
{
    /// <summary>Values from one row of the image to the next.</summary>
    internal int RowLength => X.Input * Channels;

    /// <summary>Values of the image.</summary>
    internal int InputLength => Y.Input * RowLength;

    /// <summary>Values of what the pool gives.</summary>
    internal int OutputLength => Y.Output * X.Output * Channels;
}

/// <summary>One direction in which such a window moves.</summary>
/// <param name="Input">Pixels.</param>
/// <param name="Output">Places of the window.</param>
/// <param name="Kernel">Size of the window.</param>
/// <param name="Stride">From one place to the next.</param>
/// <param name="Before">Places outside before the first pixel.</param>
/// <param name="Dilation">From one value under the window to the next.</param>
/// <param name="CountedBefore">How many of the places before the first pixel count in the divisor of a mean.</param>
/// <param name="CountedAfter">How many of the places after the last pixel count in it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PoolAxis(int Input, int Output, int Kernel, int Stride, int Before, int Dilation = 1, int CountedBefore = 0, int CountedAfter = 0)
{
    /// <summary>The pixels under the window, those outside left out: every one that lies a multiple of the dilation after the first.</summary>
    /// <param name="place">The place of the window.</param>
    internal (int First, int End) Pixels(int place) => Between(place, 0, Input);

    /// <summary>How many values are a divisor: the pixels under the window, and what counts of the places outside.</summary>
    /// <param name="place">The place of the window.</param>
    internal int Count(int place)
    {
        (int first, int end) = Between(place, -CountedBefore, Input + CountedAfter);
        return (end - first + Dilation - 1) / Dilation;
    }

    /// <summary>What lies under the window from one place on and before another.</summary>
    private (int First, int End) Between(int place, int start, int end)
    {
        int first = (place * Stride) - Before, missing = Math.Max(0, start - first);
        return (first + ((missing + Dilation - 1) / Dilation * Dilation), Math.Min(first + ((Kernel - 1) * Dilation) + 1, end));
    }
}
