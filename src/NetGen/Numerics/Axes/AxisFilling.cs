using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What is put around a value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AxisFilling
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>The value mirrored at its first and last place, these themselves not repeated.</summary>
    Reflect,

    /// <summary>Its first and last place again and again.</summary>
    Edge,
}
