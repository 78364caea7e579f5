using System.ComponentModel;

namespace NetGen;

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
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PoolAxis(int Input, int Output, int Kernel, int Stride, int Before)
{
    /// <summary>The pixels under the window, those outside left out.</summary>
    /// <param name="place">The place of the window.</param>
    internal (int First, int End) Pixels(int place)
    {
        int first = (place * Stride) - Before;
        return (Math.Max(first, 0), Math.Min(first + Kernel, Input));
    }
}
