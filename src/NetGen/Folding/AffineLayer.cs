using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A layer that at inference treats every sample alike, y = gain · (x − mean) / divisor + shift in each column: what the dense layer beside it can do as well.</summary>
/// <param name="Length">Columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record AffineLayer(int Length)
{
    /// <summary>What it does to a column, as the parameters and statistics are now.</summary>
    /// <param name="index">The column.</param>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">The statistics.</param>
    internal abstract AffineColumn Column(int index, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state);
}
