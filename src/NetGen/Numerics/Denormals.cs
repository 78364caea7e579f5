using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Keeps gradients out of the denormals: arithmetic on those is some hundred times slower, and .NET has no switch to flush them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Denormals
{
    /// <summary>x, or zero where |x| is below 1e-30, from where on products with anything usual are normal. NaN stays.</summary>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Flush(Vector512<float> x) => Flush<FloatVector512>(x);

    /// <inheritdoc cref="Flush(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Flush(Vector256<float> x) => Flush<FloatVector256>(x);

    /// <inheritdoc cref="Flush(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Flush(Vector128<float> x) => Flush<FloatVector128>(x);

    /// <inheritdoc cref="Flush(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Flush<V>(V x)
        where V : struct, IFloatVector<V> => V.FlushBelow(x, VectorMath.Negligible);
}
