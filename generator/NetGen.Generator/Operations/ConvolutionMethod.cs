namespace NetGen.Generator.Operations;

/// <summary>How a convolution is computed.</summary>
internal enum ConvolutionMethod
{
    /// <summary>By register tiles of places by filters.</summary>
    Tiles,

    /// <summary>Every filter reads one channel: by vectors of channels.</summary>
    Depthwise,

    /// <summary>By loops of the runtime: groups of so few filters that they do not fill a vector.</summary>
    Plain,
}
