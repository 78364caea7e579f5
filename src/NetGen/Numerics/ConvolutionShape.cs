using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The sizes of a grouped convolution that is computed by plain loops.</summary>
/// <param name="Y">The vertical direction.</param>
/// <param name="X">The horizontal direction.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="Groups">Number of groups. A filter reads only the channels of its group.</param>
/// <param name="Filters">The layout of filters and biases.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionShape(ConvolutionAxis Y, ConvolutionAxis X, int Channels, int Groups, PanelShape Filters)
{
    /// <summary>Channels that a filter reads.</summary>
    internal int GroupChannels => Channels / Groups;

    /// <summary>Index of the first channel of a pixel that a filter reads.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="row">Row of the pixel.</param>
    /// <param name="column">Column of the pixel.</param>
    internal int PixelOf(int filter, int row, int column) => (((row * X.Input) + column) * Channels) + (filter / (Filters.Units / Groups) * GroupChannels);
}

/// <summary>One direction in which a filter moves.</summary>
/// <param name="Input">Size of the image, in pixels.</param>
/// <param name="Output">Number of positions of the filter.</param>
/// <param name="Kernel">Number of taps of the filter.</param>
/// <param name="Stride">Pixels from one position to the next.</param>
/// <param name="Dilation">Pixels from one tap to the next.</param>
/// <param name="Before">Padding before the first pixel, in pixels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionAxis(int Input, int Output, int Kernel, int Stride, int Dilation, int Before)
{
    /// <summary>The index of the pixel at a tap; outside the image for padding.</summary>
    internal int PixelAt(int place, int tap) => (place * Stride) + (tap * Dilation) - Before;

    /// <summary>Whether an index is a pixel of the image.</summary>
    internal bool Has(int pixel) => (uint)pixel < (uint)Input;
}
