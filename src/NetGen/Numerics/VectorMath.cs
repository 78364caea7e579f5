using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Elementary functions of eight floats at once, without a branch per lane.</summary>
/// <remarks>
/// NaN in is NaN out everywhere, infinities go to the limit. A function that decays ends in zero, never in denormals: arithmetic on them is some
/// hundred times slower and .NET has no switch to flush them. Errors are the largest measured against <see langword="double"/>, with and without fused
/// multiply-add, in units of the last place of the result.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>The smallest float with full precision, 2⁻¹²⁶.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    /// <summary>What a gradient smaller than this changes no weight would show; and its products with anything usual are still normal.</summary>
    public const float Negligible = 1e-30f;

    /// <summary>x, or zero where |x| is below a limit. NaN stays.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="limit">The smallest magnitude that is kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FlushBelow(Vector256<float> x, float limit) =>
        Vector256.AndNot(x, Vector256.LessThan(Vector256.Abs(x), Vector256.Create(limit)));

    /// <summary>min(x, limit), and NaN for NaN.</summary>
    /// <remarks>The x86 instruction returns its second operand if either is NaN, the ARM one returns NaN; so x has to be the second.</remarks>
    /// <param name="x">Any values.</param>
    /// <param name="limit">The largest result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtMost(Vector256<float> x, float limit) => Vector256.MinNative(Vector256.Create(limit), x);

    /// <summary>max(x, limit), and NaN for NaN.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="limit">The smallest result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> x, float limit) => Vector256.MaxNative(Vector256.Create(limit), x);

    /// <summary>a·b + c, in one rounding where the hardware can; <see cref="Vector256.FusedMultiplyAdd(Vector256{float}, Vector256{float}, Vector256{float})"/> would call software where it cannot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);

    /// <summary>One step of Horner's rule: p·x + coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Horner(Vector256<float> p, Vector256<float> x, float coefficient) => MultiplyAdd(p, x, Vector256.Create(coefficient));
}
