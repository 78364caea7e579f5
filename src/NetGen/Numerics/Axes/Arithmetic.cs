using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The operation that combines two values element by element.</summary>
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
