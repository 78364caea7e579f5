using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Keeps gradients out of the denormals. Arithmetic on denormals is about a hundred times slower, and .NET has no switch to flush them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Denormals
{
    /// <summary>x, or zero where |x| &lt; 1e-30. Products of larger values with usual numbers are normal. NaN stays NaN.</summary>
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
