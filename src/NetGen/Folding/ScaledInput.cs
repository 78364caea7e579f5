using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The scaling of the input: (x − mean) / divisor.</summary>
/// <param name="Mean">Index of the means in the statistics.</param>
/// <param name="Divisor">Index of the divisors in the statistics.</param>
/// <param name="Length">Number of columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ScaledInput(int Mean, int Divisor, int Length) : AffineLayer(Length)
{
    internal override AffineColumn Column(int index, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state) =>
        new(state[Mean + index], state[Divisor + index], 1, 0);
}
