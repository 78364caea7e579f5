namespace NetGen.Generator.Operations;

/// <summary>How a convolution is computed.</summary>
internal enum ConvolutionMethod
{
    /// <summary>Register tiles of places by filters.</summary>
    Tiles,

    /// <summary>Vectors of channels, because every filter reads one channel.</summary>
    Depthwise,

    /// <summary>Loops of the runtime, because the groups have too few filters to fill a vector.</summary>
    Plain,
}
