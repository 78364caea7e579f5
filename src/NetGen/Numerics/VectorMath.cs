using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Elementary functions of all lanes of a vector at once, without a branch per lane.</summary>
/// <remarks>
/// NaN in is NaN out everywhere, infinities go to the limit. A function that decays ends in zero, never in denormals: arithmetic on them is some
/// hundred times slower and .NET has no switch to flush them. Errors are the largest measured against <see langword="double"/>, with and without fused
/// multiply-add, in units of the last place of the result.
/// </remarks>
internal static partial class VectorMath
{
    /// <summary>The smallest float with full precision, 2⁻¹²⁶.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    /// <summary>What a gradient smaller than this changes no weight would show; and its products with anything usual are still normal.</summary>
    public const float Negligible = 1e-30f;

    /// <summary>x, or zero where |x| is below a limit. NaN stays.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="limit">The smallest magnitude that is kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FlushBelow<V>(V x, float limit)
        where V : struct, IFloatVector<V> =>
        V.ZeroWhere(V.LessThan(V.Abs(x), V.Create(limit)), x);

    /// <summary>min(x, limit), and NaN for NaN.</summary>
    /// <remarks>The x86 instruction returns its second operand if either is NaN, the ARM one returns NaN; so x has to be the second.</remarks>
    /// <param name="x">Any values.</param>
    /// <param name="limit">The largest result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AtMost<V>(V x, float limit)
        where V : struct, IFloatVector<V> => V.Smaller(V.Create(limit), x);

    /// <summary>max(x, limit), and NaN for NaN.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="limit">The smallest result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AtLeast<V>(V x, float limit)
        where V : struct, IFloatVector<V> => V.Larger(V.Create(limit), x);

    /// <summary>One step of Horner's rule: p·x + coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Horner<V>(V p, V x, float coefficient)
        where V : struct, IFloatVector<V> => V.MultiplyAdd(p, x, V.Create(coefficient));
}
