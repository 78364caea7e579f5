using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>f(z) = z·σ(z), see <see cref="VectorMath.Sigmoid"/>; 0 below z = −87.3.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SiluActivation : IElementwiseActivation
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
        // σ(z) is 0 for z < −87.3. The limit prevents −∞·0, which would be NaN.
        return V.AtLeast(z, -100f) * VectorMath.Sigmoid(z);
    }

    /// <summary>σ + zσ·(1 − σ) with σ = σ(z); reads z. Error at most 1.2e-6, absolute: z times the rounding of 1 − σ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Derivative<V>(V z, V y, V parameter)
        where V : struct, IFloatVector<V>
    {
        V s = VectorMath.Sigmoid(z);

        // The second term is 0 for |z| > 100. The limits prevent ∞·0, which would be NaN.
        return s + (V.AtMost(V.AtLeast(z, -100f), 100f) * s * (1f - s));
    }
}
