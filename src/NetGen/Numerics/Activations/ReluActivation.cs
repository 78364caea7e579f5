using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = max(z, 0).</summary>
/// <remarks>Negative values are cleared, because the maximum instruction of x86 would turn NaN into 0.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReluActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter) => Vector256.AndNot(z, Vector256.LessThan(z, Vector256<float>.Zero));

    /// <inheritdoc/>
    /// <remarks>1 for z &gt; 0, else 0; reads z, for which y may stand in: both have the same sign.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter) => Vector256<float>.One & Vector256.GreaterThan(z, Vector256<float>.Zero);
}
