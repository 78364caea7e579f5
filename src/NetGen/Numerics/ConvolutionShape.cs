using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A convolution in groups, as plain loops compute it.</summary>
/// <param name="Y">Down the image.</param>
/// <param name="X">Along its rows.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="Filters">How filters and biases lie.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionShape(ConvolutionAxis Y, ConvolutionAxis X, int Channels, int Groups, PanelShape Filters)
{
    /// <summary>Channels that a filter reads.</summary>
    internal int GroupChannels => Channels / Groups;

    /// <summary>Where the first channel of a pixel lies that a filter reads.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="row">Row of the pixel.</param>
    /// <param name="column">Its place in the row.</param>
    internal int PixelOf(int filter, int row, int column) => (((row * X.Input) + column) * Channels) + (filter / (Filters.Units / Groups) * GroupChannels);
}

/// <summary>One direction in which a filter moves.</summary>
/// <param name="Input">Pixels.</param>
/// <param name="Output">Places of the filter.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">From one place to the next.</param>
/// <param name="Dilation">From one tap to the next.</param>
/// <param name="Before">Padding before the first pixel.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionAxis(int Input, int Output, int Kernel, int Stride, int Dilation, int Before)
{
    /// <summary>The pixel under a tap; outside for padding.</summary>
    internal int PixelAt(int place, int tap) => (place * Stride) + (tap * Dilation) - Before;

    /// <summary>Whether a pixel is one of the image.</summary>
    internal bool Has(int pixel) => (uint)pixel < (uint)Input;
}
