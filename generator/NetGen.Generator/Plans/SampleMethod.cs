namespace NetGen.Generator.Plans;

/// <summary>How one sample is computed.</summary>
internal enum SampleMethod
{
    /// <summary>In one method without a loop, all hidden values in registers.</summary>
    Registers,

    /// <summary>In one method, layer after layer over panels of weights.</summary>
    OneMethod,

    /// <summary>With a method for every layer.</summary>
    LayerByLayer,
}
