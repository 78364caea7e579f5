using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The layout of a matrix in panels of adjacent units; see <see cref="TensorInfo"/>.</summary>
/// <param name="Units">Output units.</param>
/// <param name="Inputs">Inputs of a unit.</param>
/// <param name="Width">Units in a panel. The last panel may have fewer, and padding after them.</param>
/// <param name="HasBias">Whether a row of biases comes before the rows of weights.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PanelShape(int Units, int Inputs, int Width, bool HasBias)
{
    /// <summary>Values from one panel to the next.</summary>
    public int Stride => (Inputs + Biases) * Width;

    /// <summary>Units, padding included.</summary>
    public int PaddedUnits => (Units + Width - 1) / Width * Width;

    /// <summary>Values of all panels, padding included.</summary>
    public int Length => PaddedUnits / Width * Stride;

    /// <summary>Rows of biases in a panel.</summary>
    public int Biases => HasBias ? 1 : 0;

    /// <summary>Index of the weight of an input of a unit.</summary>
    /// <param name="unit">Output unit.</param>
    /// <param name="input">Input.</param>
    public int IndexOf(int unit, int input) => (unit / Width * Stride) + ((input + Biases) * Width) + (unit % Width);
}
