using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A layer that at inference computes y = gain·(x − mean) / divisor + shift in each column, the same for all samples. The dense layer next to it can include
/// that.
/// </summary>
/// <param name="Length">Number of columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record AffineLayer(int Length)
{
    /// <summary>The function of a column with the current parameters and statistics.</summary>
    /// <param name="index">The column.</param>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">The statistics.</param>
    internal abstract AffineColumn Column(int index, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state);
}
