using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>f(z) = z·Φ(z), exact, see <see cref="VectorMath.NormalCdf"/>; 0 below z = −12.95.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GeluActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> z, Vector512<float> parameter) => Apply<FloatVector512>(z, parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter) => Apply<FloatVector256>(z, parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Apply(Vector128<float> z, Vector128<float> parameter) => Apply<FloatVector128>(z, parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Derivative(Vector512<float> z, Vector512<float> y, Vector512<float> parameter) =>
        Derivative<FloatVector512>(z, y, parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter) =>
        Derivative<FloatVector256>(z, y, parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Derivative(Vector128<float> z, Vector128<float> y, Vector128<float> parameter) =>
        Derivative<FloatVector128>(z, y, parameter);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Apply<V>(V z, V parameter)
        where V : struct, IFloatVector<V>
    {
        // Φ(z) is 0 for z < −12.95. The limit prevents −∞·0, which would be NaN.
        return V.AtLeast(z, -14f) * VectorMath.NormalCdf(z, out _);
    }

    /// <summary>Φ(z) + z·φ(z); reads z. Error at most 4e-7, absolute.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Derivative<V>(V z, V y, V parameter)
        where V : struct, IFloatVector<V>
    {
        V cdf = VectorMath.NormalCdf(z, out V density);

        // φ(z) is 0 for |z| > 14. The limits prevent ∞·0, which would be NaN.
        return cdf + (V.AtMost(V.AtLeast(z, -14f), 14f) * density);
    }
}
