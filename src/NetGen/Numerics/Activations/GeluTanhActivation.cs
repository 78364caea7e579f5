using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// f(z) = ½·z·(1 + tanh u) = z·σ(2u) with u = √(2/π)·(z + 0.044715·z³), the approximation of <see cref="GeluActivation"/> from the same paper.
/// </summary>
/// <remarks>
/// D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units", 2016. Below z = −5, where f is small, the relative error grows to 8e-6.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GeluTanhActivation : IElementwiseActivation
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
        // σ(2u) is 0 for z < −8. The limit prevents −∞·0, which would be NaN.
        return V.AtLeast(z, -14f) * VectorMath.Sigmoid(TwiceArgument(z));
    }

    /// <summary>σ(2u) + z·σ(2u)·σ(−2u)·2u′; reads z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Derivative<V>(V z, V y, V parameter)
        where V : struct, IFloatVector<V>
    {
        // σ(2u)·σ(−2u) is 0 for |z| > 8. The limits prevent ∞·0, which would be NaN.
        V twice = TwiceArgument(z), bounded = V.AtMost(V.AtLeast(z, -14f), 14f);
        V slope = V.MultiplyAdd(bounded * bounded, 0.2140644492f, V.Create(1.5957691216f));
        V sigmoid = VectorMath.Sigmoid(twice);
        return sigmoid + (bounded * sigmoid * VectorMath.Sigmoid(-twice) * slope);
    }

    /// <summary>2u = 2·√(2/π)·z·(1 + 0.044715·z²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TwiceArgument<V>(V z)
        where V : struct, IFloatVector<V> => z * V.MultiplyAdd(z * z, 0.0713548162726f, V.Create(1.5957691216f));
}
