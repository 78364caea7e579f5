using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = z·σ(z), see <see cref="VectorMath.Sigmoid"/>; 0 below z = −87.3.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SiluActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter)
    {
        // σ is 0 from −87.3 on; the limit keeps −∞·0 from being NaN.
        return VectorMath.AtLeast(z, -100f) * VectorMath.Sigmoid(z);
    }

    /// <inheritdoc/>
    /// <remarks>σ + zσ·(1 − σ) with σ = σ(z); reads z. Error at most 1.2e-6, absolute: z times the rounding of 1 − σ.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter)
    {
        Vector256<float> s = VectorMath.Sigmoid(z);

        // The second term is 0 beyond ±100; the limits keep ∞·0 from being NaN.
        return s + (VectorMath.AtMost(VectorMath.AtLeast(z, -100f), 100f) * s * (Vector256<float>.One - s));
    }
}
