using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = z·Φ(z), exact, see <see cref="VectorMath.NormalCdf"/>; 0 below z = −12.95.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GeluActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter)
    {
        // Φ is 0 from −12.95 on; the limit keeps −∞·0 from being NaN.
        return VectorMath.AtLeast(z, -14f) * VectorMath.NormalCdf(z, out _);
    }

    /// <inheritdoc/>
    /// <remarks>Φ(z) + z·φ(z); reads z. Error at most 4e-7, absolute.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter)
    {
        Vector256<float> cdf = VectorMath.NormalCdf(z, out Vector256<float> density);

        // φ is 0 beyond ±14; the limits keep ∞·0 from being NaN.
        return cdf + (VectorMath.AtMost(VectorMath.AtLeast(z, -14f), 14f) * density);
    }
}
