using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>The exponential and what is made of it.</content>
internal static partial class VectorMath
{
    // e^x overflows from 88.73 on, so nothing is lost here, and 2ⁿ stays within reach of the exponent arithmetic below.
    private const float ExpLargest = 89f;

    // Below −125.5·ln 2 the factor 2ⁿ⁻¹ would be denormal.
    private const float ExpSmallest = -86.98f;

    // ln 1e-30
    private const float LnOfNegligible = -69.0775528f;

    // Adding 1.5·2²³ rounds to a whole number and leaves it in the low bits of the sum.
    private const float RoundToInteger = 12_582_912f;

    /// <summary>eˣ = 2ⁿ·eʳ with n = round(x / ln 2). Error at most 1.1 ulp; 0 below x = −86.98 (2.4e-38), +∞ above 88.73.</summary>
    /// <remarks>Range reduction and polynomial of Cephes <c>expf</c> (S. Moshier).</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : struct, IFloatVector<V>
    {
        V r = ReduceByLn2(V.AtMost(x, ExpLargest), out V halfPower);
        V twice = (Expm1OfReduced(r) + 1f) * 2f;
        return V.ZeroWhereLess(x, ExpSmallest, twice * halfPower);
    }

    /// <summary>eˣ for x ≤ 0, as a softmax takes it, which has no use for less than 1e-30: that is 0. Error at most 1.1 ulp.</summary>
    /// <param name="x">No positive value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNonPositive<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // Nothing overflows, and where 2ⁿ would be no float nothing of it is used.
        V r = ReduceByLn2(x, out V halfPower);
        V power = halfPower + halfPower;
        return V.ZeroWhereLess(x, LnOfNegligible, V.MultiplyAdd(Expm1OfReduced(r), power, power));
    }

    /// <summary>eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1), accurate near zero too. Error at most 1.6 ulp; −1 for −∞, +∞ above 88.73.</summary>
    /// <remarks>Range reduction and polynomial of Cephes <c>expf</c> (S. Moshier).</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // From −17.4 on the result rounds to −1.
        V r = ReduceByLn2(V.AtMost(V.AtLeast(x, -20f), ExpLargest), out V halfPower);
        return V.MultiplyAdd(halfPower, Expm1OfReduced(r), halfPower - 0.5f) * 2f;
    }

    /// <summary>1 / (1 + e⁻ˣ). Error at most 2.3 ulp; 0 below x = −87.3, 1 for +∞.</summary>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // Where e⁻ˣ would overflow, or 2ⁿ be no float, nothing of it is used: comparisons that nobody waits for are cheaper than limits at the beginning.
        V r = ReduceByLn2(-x, out V halfPower);
        V power = halfPower + halfPower, one = V.Create(1f);
        V y = one / (V.MultiplyAdd(Expm1OfReduced(r), power, power) + 1f);
        return V.SelectLess(V.Create(87f), x, one, V.ZeroWhereLess(x, -87.3f, y));
    }

    /// <summary>tanh x = x·P(x²) / Q(x²), accurate near zero too. Error at most 5.3 ulp; ±1 beyond |x| = 9.02.</summary>
    /// <remarks>
    /// P and Q, both of degree four, are a minimax fit of our own to tanh(x) / x, relative error 2.1e-8; the rest is rounding. Both are evaluated at the same time, in a third of the latency
    /// that an exponential takes, which tells in a small network where every layer waits for the one before.
    /// </remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // What is added to the square makes no difference but that neither it nor its product with x is denormal, unless x itself is next to it.
        V size = V.Abs(x);
        V square = V.MultiplyAdd(size, size, 1e-9f);
        V p = V.MultiplyAdd(square, V.Create(1.3336943e-8f), 2.0596477e-5f);
        V q = V.MultiplyAdd(square, V.Create(7.7693630e-7f), 3.2843885e-4f);
        p = V.MultiplyAdd(p, square, 3.4948287e-3f);
        q = V.MultiplyAdd(q, square, 2.5874099e-2f);
        p = V.MultiplyAdd(p, square, 1.3380387e-1f);
        q = V.MultiplyAdd(q, square, 4.6713704e-1f);
        p = V.MultiplyAdd(p, size * square, size);
        q = V.MultiplyAdd(q, square, 1f);

        // From 9.02 on the result rounds to 1. Rounding may lead past 1 before, where 1 − y² would no longer be a derivative.
        return V.CopySign(V.SelectLess(V.Create(9.02f), size, V.Create(1f), V.AtMost(p / q, 1f)), x);
    }

    /// <summary>ln(1 + e⁻|ˣ|), what softplus and binary cross-entropy add to the ramp. Error at most 2.8 ulp; 0 beyond |x| = 86.98.</summary>
    /// <remarks>With u = e⁻|ˣ| and s = u / (2 + u) it is 2·artanh s = 2s + s·s²·Q(s²), s ≤ 1/3; Q is a minimax fit of our own, relative error 3e-8.</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SoftplusTail<V>(V x)
        where V : struct, IFloatVector<V>
    {
        V u = Exp(-V.Abs(x));
        V s = u / (u + 2f);

        // The square of anything smaller would be denormal and make no difference.
        V bounded = V.AtLeast(s, 1e-18f);
        V square = bounded * bounded;
        V q = V.Create(0.232335642f);
        q = V.MultiplyAdd(q, square, 0.217045322f);
        q = V.MultiplyAdd(q, square, 0.285925001f);
        q = V.MultiplyAdd(q, square, 0.399997026f);
        q = V.MultiplyAdd(q, square, 0.666666687f);
        return V.MultiplyAdd(s * square, q, s + s);
    }

    /// <summary>Softplus, ln(1 + e^(βx)) / β = max(x, 0) + ln(1 + e⁻|ᵝˣ|) / β: no overflow for large x. Error at most 2.8 ulp (β = 1).</summary>
    /// <param name="x">Any values.</param>
    /// <param name="beta">β, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x, V beta)
        where V : struct, IFloatVector<V> =>
        V.AtLeast(x, 0f) + V.FlushBelow(SoftplusTail(beta * x) / beta, SmallestNormal);

    /// <summary>r = x − n·ln 2 with |r| ≤ ½ ln 2, and 2ⁿ⁻¹: 2ⁿ itself would not be a float for the largest x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByLn2<V>(V x, out V halfPower)
        where V : struct, IFloatVector<V>
    {
        V shifted = V.MultiplyAdd(x, V.Create(1.44269504f), RoundToInteger);
        V n = shifted - RoundToInteger;
        halfPower = V.PowerOfTwo(shifted, 126);

        // ln 2 in two parts: the first has so few digits that n times it is exact.
        return V.MultiplyAdd(n, 2.12194440e-4f, V.MultiplyAdd(n, -0.693359375f, x));
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfReduced<V>(V r)
        where V : struct, IFloatVector<V>
    {
        // Pairs of terms at a time (Estrin): a chain of four multiply-adds instead of seven.
        V square = r * r;
        V high = V.MultiplyAdd(r, V.Create(1.9875691500e-4f), 1.3981999507e-3f);
        V middle = V.MultiplyAdd(r, V.Create(8.3334519073e-3f), 4.1665795894e-2f);
        V low = V.MultiplyAdd(r, V.Create(1.6666665459e-1f), 5.0000001201e-1f);
        return V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(high, square, middle), square, low), square, r);
    }
}
