using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>The error function.</content>
internal static partial class VectorMath
{
    /// <summary>erf x = 2/√π ∫₀ˣ e^(−u²) du. Error at most 3 ulp; ±1 beyond |x| = 4.</summary>
    /// <remarks>
    /// Up to |x| = 1 it is x·P(x²). P is our own fit of degree six, with a relative error of 1.4e-9 before its coefficients are rounded. For larger |x| it is
    /// 1 − 2·Φ(−√2·|x|).
    /// </remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : struct, IFloatVector<V>
    {
        V size = V.Abs(x);
        V far = 1f - (NormalCdf(size * -1.41421356f, out _) * 2f);

        // The term 1e-12 is too small to change a result. It keeps the square, and its products with the coefficients, out of the denormals.
        V square = V.MultiplyAdd(size, size, 1e-12f);
        V p = V.Create(7.87587487e-5f);
        p = V.MultiplyAdd(p, square, -0.00080168643f);
        p = V.MultiplyAdd(p, square, 0.00518908724f);
        p = V.MultiplyAdd(p, square, -0.0268542115f);
        p = V.MultiplyAdd(p, square, 0.112835944f);
        p = V.MultiplyAdd(p, square, -0.37612626f);
        p = V.MultiplyAdd(p, square, 1.12837911f);
        return V.CopySign(V.SelectLess(size, V.Create(1f), size * p, far), x);
    }
}
