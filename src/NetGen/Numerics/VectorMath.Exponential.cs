using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>The exponential function, and functions computed from it.</content>
internal static partial class VectorMath
{
    // eˣ overflows for x > 88.73, so this limit changes no result. It keeps 2ⁿ⁻¹ a normal float in the exponent arithmetic below.
    private const float ExpLargest = 89f;

    // Below x = −125.5·ln 2, the factor 2ⁿ⁻¹ would be denormal.
    private const float ExpSmallest = -86.98f;

    // ln 1e-30
    private const float LnOfNegligible = -69.0775528f;

    // Adding 1.5·2²³ rounds to an integer, which is then in the low bits of the sum.
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

    /// <summary>eˣ for x ≤ 0, as softmax needs it. Results below 1e-30 are 0, because softmax neglects them. Error at most 1.1 ulp.</summary>
    /// <param name="x">Values that are not positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNonPositive<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // Nothing overflows. Where 2ⁿ is not a normal float, x is below the limit and the result is not used.
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
        // For x < −17.4 the result rounds to −1.
        V r = ReduceByLn2(V.AtMost(V.AtLeast(x, -20f), ExpLargest), out V halfPower);
        return V.MultiplyAdd(halfPower, Expm1OfReduced(r), halfPower - 0.5f) * 2f;
    }

    /// <summary>1 / (1 + e⁻ˣ). Error at most 2.3 ulp; 0 below x = −87.3, 1 for +∞.</summary>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // Where e⁻ˣ overflows or 2ⁿ is not a normal float, the result is replaced. The comparisons for that are off the critical path. Limits of x at the
        // beginning would be on it.
        V r = ReduceByLn2(-x, out V halfPower);
        V power = halfPower + halfPower, one = V.Create(1f);
        V y = one / (V.MultiplyAdd(Expm1OfReduced(r), power, power) + 1f);
        return V.SelectLess(V.Create(87f), x, one, V.ZeroWhereLess(x, -87.3f, y));
    }

    /// <summary>tanh x = x·P(x²) / Q(x²), accurate near zero too. Error at most 5.3 ulp; ±1 beyond |x| = 9.02.</summary>
    /// <remarks>
    /// P and Q, both of degree four, are our own minimax fit to tanh(x) / x, with a relative error of 2.1e-8. The rest of the error is rounding. P and Q are
    /// evaluated in parallel, which takes a third of the latency of an exponential. This matters in a small network, where each layer waits for the one before
    /// it.
    /// </remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, IFloatVector<V>
    {
        // The term 1e-9 is too small to change a result. It keeps the square, and its product with x, out of the denormals, unless x itself is near them.
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

        // For |x| > 9.02 the result rounds to ±1. Rounding may exceed 1 for smaller |x| too. Then 1 − y² would be negative, so the quotient is limited to 1.
        return V.CopySign(V.SelectLess(V.Create(9.02f), size, V.Create(1f), V.AtMost(p / q, 1f)), x);
    }

    /// <summary>
    /// ln(1 + e⁻|ˣ|), the term that softplus and binary cross-entropy add to max(x, 0). Error at most 2.8 ulp; 0 beyond |x| = 86.98.
    /// </summary>
    /// <remarks>
    /// With u = e⁻|ˣ| and s = u / (2 + u) it is 2·artanh s = 2s + s·s²·Q(s²), where s ≤ 1/3. Q is our own minimax fit, with a relative error of 3e-8.
    /// </remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SoftplusTail<V>(V x)
        where V : struct, IFloatVector<V>
    {
        V u = Exp(-V.Abs(x));
        V s = u / (u + 2f);

        // This limit changes no result. It keeps the square out of the denormals.
        V bounded = V.AtLeast(s, 1e-18f);
        V square = bounded * bounded;
        V q = V.Create(0.232335642f);
        q = V.MultiplyAdd(q, square, 0.217045322f);
        q = V.MultiplyAdd(q, square, 0.285925001f);
        q = V.MultiplyAdd(q, square, 0.399997026f);
        q = V.MultiplyAdd(q, square, 0.666666687f);
        return V.MultiplyAdd(s * square, q, s + s);
    }

    /// <summary>Softplus, ln(1 + e^(βx)) / β = max(x, 0) + ln(1 + e⁻|ᵝˣ|) / β, which does not overflow for large x. Error at most 2.8 ulp for β = 1.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="beta">β, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x, V beta)
        where V : struct, IFloatVector<V> =>
        V.AtLeast(x, 0f) + V.FlushBelow(SoftplusTail(beta * x) / beta, SmallestNormal);

    /// <summary>r = x − n·ln 2 with |r| ≤ ½ ln 2, and the factor 2ⁿ⁻¹. For the largest x, 2ⁿ would not be a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByLn2<V>(V x, out V halfPower)
        where V : struct, IFloatVector<V>
    {
        V shifted = V.MultiplyAdd(x, V.Create(1.44269504f), RoundToInteger);
        V n = shifted - RoundToInteger;
        halfPower = V.PowerOfTwo(shifted, 126);

        // ln 2 is split into two parts. The first has so few digits that its product with n is exact.
        return V.MultiplyAdd(n, 2.12194440e-4f, V.MultiplyAdd(n, -0.693359375f, x));
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfReduced<V>(V r)
        where V : struct, IFloatVector<V>
    {
        // Estrin's scheme evaluates pairs of terms in parallel. The chain has four multiply-adds instead of seven.
        V square = r * r;
        V high = V.MultiplyAdd(r, V.Create(1.9875691500e-4f), 1.3981999507e-3f);
        V middle = V.MultiplyAdd(r, V.Create(8.3334519073e-3f), 4.1665795894e-2f);
        V low = V.MultiplyAdd(r, V.Create(1.6666665459e-1f), 5.0000001201e-1f);
        return V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(high, square, middle), square, low), square, r);
    }
}
