using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>f(z) = z·(z/6 + ½), where the second factor is limited to the range from 0 to 1 (Howard et al., "Searching for MobileNetV3", 2019).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardSwishActivation : IElementwiseActivation
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
        // The second factor is 0 for z < −3. The limit prevents −∞·0, which would be NaN.
        V gate = V.AtMost(V.AtLeast(V.MultiplyAdd(z, V.Create(1f / 6), 0.5f), 0f), 1f);
        return V.AtLeast(z, -3f) * gate;
    }

    /// <summary>0 up to z = −3, z/3 + ½ up to 3, else 1; reads z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Derivative<V>(V z, V y, V parameter)
        where V : struct, IFloatVector<V>
    {
        V between = V.MultiplyAdd(z, V.Create(1f / 3), 0.5f);
        return V.SelectLess(V.Create(3f), z, V.Create(1f), V.SelectLess(V.Create(-3f), z, between, V.Create(0f)));
    }
}
