using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The values that padding adds around a value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AxisFilling
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A mirror image of the value. The first and last elements are not repeated.</summary>
    Reflect,

    /// <summary>The first or last element, repeated.</summary>
    Edge,
}
