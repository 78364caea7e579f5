using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <content>The exponential and what is made of it.</content>
public static partial class VectorMath
{
    // e^x overflows from 88.73 on, so nothing is lost here, and 2ⁿ stays within reach of the exponent arithmetic below.
    private const float ExpLargest = 89f;

    // Below −125.5·ln 2 the factor 2ⁿ⁻¹ would be denormal.
    private const float ExpSmallest = -86.98f;

    // Adding 1.5·2²³ rounds to a whole number and leaves it in the low bits of the sum.
    private const float RoundToInteger = 12_582_912f;

    /// <summary>eˣ = 2ⁿ·eʳ with n = round(x / ln 2). Error at most 1.1 ulp; 0 below x = −86.98 (2.4e-38), +∞ above 88.73.</summary>
    /// <remarks>Range reduction and polynomial of Cephes <c>expf</c> (S. Moshier).</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        Vector256<float> r = ReduceByLn2(AtMost(x, ExpLargest), out Vector256<float> halfPower);
        Vector256<float> twice = (Expm1OfReduced(r) + Vector256<float>.One) * 2f;
        return Vector256.AndNot(twice * halfPower, Vector256.LessThan(x, Vector256.Create(ExpSmallest)));
    }

    /// <summary>eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1), accurate near zero too. Error at most 1.6 ulp; −1 for −∞, +∞ above 88.73.</summary>
    /// <remarks>Range reduction and polynomial of Cephes <c>expf</c> (S. Moshier).</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        // From −17.4 on the result rounds to −1.
        Vector256<float> r = ReduceByLn2(AtMost(AtLeast(x, -20f), ExpLargest), out Vector256<float> halfPower);
        return MultiplyAdd(halfPower, Expm1OfReduced(r), halfPower - Vector256.Create(0.5f)) * 2f;
    }

    /// <summary>1 / (1 + e⁻ˣ). Error at most 2.3 ulp; 0 below x = −87.3, 1 for +∞.</summary>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        Vector256<float> y = Vector256<float>.One / (Vector256<float>.One + Exp(-x));
        return Vector256.AndNot(y, Vector256.LessThan(x, Vector256.Create(-87.3f)));
    }

    /// <summary>tanh x = ±m / (m + 2) with m = e^(2|x|) − 1, accurate near zero too. Error at most 2.5 ulp; ±1 for ±∞.</summary>
    /// <remarks>The positive exponent is the well-conditioned one: an error of m shrinks by 2 / (m + 2).</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // From 9.01 on the result rounds to 1.
        Vector256<float> m = Expm1(AtMost(Vector256.Abs(x), 10f) * 2f);
        return Vector256.CopySign(m / (m + Vector256.Create(2f)), x);
    }

    /// <summary>ln(1 + e⁻|ˣ|), what softplus and binary cross-entropy add to the ramp. Error at most 2.8 ulp; 0 beyond |x| = 86.98.</summary>
    /// <remarks>With u = e⁻|ˣ| and s = u / (2 + u) it is 2·artanh s = 2s + s·s²·Q(s²), s ≤ 1/3; Q is a minimax fit of our own, relative error 3e-8.</remarks>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SoftplusTail(Vector256<float> x)
    {
        Vector256<float> u = Exp(-Vector256.Abs(x));
        Vector256<float> s = u / (u + Vector256.Create(2f));

        // The square of anything smaller would be denormal and make no difference.
        Vector256<float> bounded = AtLeast(s, 1e-18f);
        Vector256<float> square = bounded * bounded;
        Vector256<float> q = Vector256.Create(0.232335642f);
        q = Horner(q, square, 0.217045322f);
        q = Horner(q, square, 0.285925001f);
        q = Horner(q, square, 0.399997026f);
        q = Horner(q, square, 0.666666687f);
        return MultiplyAdd(s * square, q, s + s);
    }

    /// <summary>Softplus, ln(1 + e^(βx)) / β = max(x, 0) + ln(1 + e⁻|ᵝˣ|) / β: no overflow for large x. Error at most 2.8 ulp (β = 1).</summary>
    /// <param name="x">Any values.</param>
    /// <param name="beta">β, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x, Vector256<float> beta) =>
        AtLeast(x, 0f) + FlushBelow(SoftplusTail(beta * x) / beta, SmallestNormal);

    /// <summary>r = x − n·ln 2 with |r| ≤ ½ ln 2, and 2ⁿ⁻¹: 2ⁿ itself would not be a float for the largest x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReduceByLn2(Vector256<float> x, out Vector256<float> halfPower)
    {
        Vector256<float> shifted = MultiplyAdd(x, Vector256.Create(1.44269504f), Vector256.Create(RoundToInteger));
        Vector256<float> n = shifted - Vector256.Create(RoundToInteger);
        halfPower = ((shifted.AsInt32() + Vector256.Create(126)) << 23).AsSingle();

        // ln 2 in two parts: the first has so few digits that n times it is exact.
        return MultiplyAdd(n, Vector256.Create(2.12194440e-4f), MultiplyAdd(n, Vector256.Create(-0.693359375f), x));
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Expm1OfReduced(Vector256<float> r)
    {
        Vector256<float> p = Vector256.Create(1.9875691500e-4f);
        p = Horner(p, r, 1.3981999507e-3f);
        p = Horner(p, r, 8.3334519073e-3f);
        p = Horner(p, r, 4.1665795894e-2f);
        p = Horner(p, r, 1.6666665459e-1f);
        p = Horner(p, r, 5.0000001201e-1f);
        return MultiplyAdd(p, r * r, r);
    }
}
