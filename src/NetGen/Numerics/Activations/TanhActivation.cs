using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = tanh z, see <see cref="VectorMath.Tanh"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TanhActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter) => VectorMath.Tanh(z);

    /// <inheritdoc/>
    /// <remarks>1 − y²; reads y. Written (1 − y)·(1 + y), which is exact where y is near ±1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter) => (Vector256<float>.One - y) * (Vector256<float>.One + y);
}
