using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>The logarithm.</content>
internal static partial class VectorMath
{
    /// <summary>ln x for normal x &gt; 0. Error at most 1 ulp; NaN for NaN.</summary>
    /// <remarks>
    /// Reduction and polynomial of Cephes <c>logf</c> (S. Moshier). Every product is rounded before it is added, because a fused multiply-add would give other
    /// bits on other processors. Random initial weights are computed with this function, and they must have the same bits everywhere.
    /// </remarks>
    /// <param name="x">Positive and normal.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // x = m·2ᵉ with m from √½ to √2. A mantissa above √2 carries into the exponent.
        V shifted = V.AddBits(x, V.CreateBits(0x3F80_0000 - 0x3F35_04F3));
        V e = V.FromBits(V.SubtractBits(V.ShiftBitsRight(shifted, 23), V.CreateBits(127)));
        V f = V.SubtractBits(x, V.SubtractBits(shifted & V.CreateBits(0xFF80_0000), V.CreateBits(0x3F80_0000))) - 1f;

        V square = f * f;
        V p = V.Create(7.0376836292e-2f);
        p = (p * f) - 1.1514610310e-1f;
        p = (p * f) + 1.1676998740e-1f;
        p = (p * f) - 1.2420140846e-1f;
        p = (p * f) + 1.4249322787e-1f;
        p = (p * f) - 1.6668057665e-1f;
        p = (p * f) + 2.0000714765e-1f;
        p = (p * f) - 2.4999993993e-1f;
        p = (p * f) + 3.3333331174e-1f;
        V tail = (p * f * square) - (e * 2.12194440e-4f) - (square * 0.5f);
        V y = f + tail + (e * 0.693359375f);
        return y + (x - x); // NaN would be lost otherwise
    }
}
