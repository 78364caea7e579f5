using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What two values are combined by, value by value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum Arithmetic
{
    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Subtract,

    /// <summary>a·b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,
}
