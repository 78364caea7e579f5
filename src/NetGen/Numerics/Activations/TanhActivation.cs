using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>f(z) = tanh z, see <see cref="VectorMath.Tanh"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TanhActivation : IElementwiseActivation
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
        where V : struct, IFloatVector<V> => VectorMath.Tanh(z);

    /// <summary>1 − y²; reads y. It is computed as (1 − y)·(1 + y), which is exact where y is near ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Derivative<V>(V z, V y, V parameter)
        where V : struct, IFloatVector<V> => (1f - y) * (y + 1f);
}
