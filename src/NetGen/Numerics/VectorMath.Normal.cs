using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>The standard normal distribution.</content>
internal static partial class VectorMath
{
    // Φ(−12.95) is about the smallest normal float. Squares of numbers larger than 14 are not needed.
    private const float NormalLargest = 14f;
    private const float NormalSmallest = -12.95f;

    // e⁻⁸⁶/√(2π) = 1.8e-38.
    private const float BellSmallest = -86f;
    private const float InverseRootOfTwoPi = 0.398942280f;

    /// <summary>Φ(x) = ½·(1 + erf(x/√2)), with full relative accuracy in the lower tail. Error at most 3.4 ulp; 0 below x = −12.95, 1 for +∞.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="density">φ(x) = e^(−x²/2) / √(2π). Error at most 2 ulp; 0 beyond |x| = 13.1.</param>
    /// <remarks>
    /// <para>
    /// Φ(−t) = e^(−t²/2)·R(t) for t ≥ 0. The function (t + k)·R(t) is smooth in t / (t + k) up to infinity (as in Shepherd and Laframboise, Math. Comp. 36,
    /// 1981). The fit is our own minimax fit, with a relative error of 4e-8. With k = 2 its constant term is exactly 1.
    /// </para>
    /// <para>
    /// The rounding of t² alone would cost 70 ulp at t = 12. So t² = h² + (t − h)(t + h), where h has only the leading digits of t and h² is exact.
    /// </para>
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalCdf<V>(V x, out V density)
        where V : struct, IFloatVector<V>
    {
        V t = V.AtMost(V.Abs(x), NormalLargest);
        V bell = ExpOfMinusHalfSquare(t);
        density = bell * InverseRootOfTwoPi;

        V w = V.Create(1f) / (t + 2f);
        V q = t * w;
        V p = V.Create(-0.071677953f);
        p = V.MultiplyAdd(p, q, 0.378912598f);
        p = V.MultiplyAdd(p, q, -0.714691341f);
        p = V.MultiplyAdd(p, q, 0.635472953f);
        p = V.MultiplyAdd(p, q, -0.38007313f);
        p = V.MultiplyAdd(p, q, 0.171445772f);
        p = V.MultiplyAdd(p, q, 0.0787365809f);
        p = V.MultiplyAdd(p, q, 0.0883506462f);
        p = V.MultiplyAdd(p, q, -0.191747248f);
        p = V.MultiplyAdd(p, q, -0.595764041f);
        p = V.MultiplyAdd(p, q, 1f);
        V tail = bell * (p * w);

        V cdf = V.SelectLess(x, V.Create(0f), tail, 1f - tail);
        return V.ZeroWhereLess(x, NormalSmallest, cdf);
    }

    /// <summary>e^(−t²/2) for 0 ≤ t ≤ 14.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfMinusHalfSquare<V>(V t)
        where V : struct, IFloatVector<V>
    {
        V head = t & V.CreateBits(0xFFFF_F000);
        V exponent = head * head * -0.5f;
        V rest = (head - t) * (head + t) * 0.5f;
        V r = ReduceByLn2(exponent, out V halfPower) + rest;
        V twice = (Expm1OfReduced(r) + 1f) * 2f;
        return V.ZeroWhereLess(exponent, BellSmallest, twice * halfPower);
    }

    /// <summary>
    /// The z ≥ 0 for which a standard normal number lies outside [−z, z] with the given probability: Φ⁻¹(1 − p/2). Relative error at most 8e-7 up to z = 5.4,
    /// and 5e-4 up to z = 6.4.
    /// </summary>
    /// <remarks>
    /// √2·erf⁻¹(1 − p) in the single-precision form of M. Giles, "Approximating the erfinv function", GPU Computing Gems, 2011. As in <see cref="Log"/>, every
    /// product is rounded before it is added.
    /// </remarks>
    /// <param name="p">From 2⁻³² to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalQuantile<V>(V p)
        where V : struct, IFloatVector<V> => NormalQuantile(p, NormalQuantileArgument(p));

    /// <summary>w = −ln(p·(2 − p)), the argument of the polynomials. This is the first half of the quantile.</summary>
    /// <param name="p">From 2⁻³² to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalQuantileArgument<V>(V p)
        where V : struct, IFloatVector<V> => -Log(p * (2f - p));

    /// <summary>The second half of the quantile.</summary>
    /// <param name="p">From 2⁻³² to 1.</param>
    /// <param name="w">The result of the first half.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalQuantile<V>(V p, V w)
        where V : struct, IFloatVector<V>
    {
        V near = w - 2.5f;
        V q = V.Create(2.81022636e-08f);
        q = (q * near) + 3.43273939e-07f;
        q = (q * near) - 3.5233877e-06f;
        q = (q * near) - 4.39150654e-06f;
        q = (q * near) + 0.00021858087f;
        q = (q * near) - 0.00125372503f;
        q = (q * near) - 0.00417768164f;
        q = (q * near) + 0.246640727f;
        q = (q * near) + 1.50140941f;

        // About one number in three hundred is so far out that it needs the other polynomial.
        if (!V.AllLess(w, V.Create(5f)))
        {
            q = V.SelectLess(w, V.Create(5f), q, FarQuantile(w));
        }

        return q * (1f - p) * 1.41421356f;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FarQuantile<V>(V w)
        where V : struct, IFloatVector<V>
    {
        V far = V.Sqrt(V.AtLeast(w, 0f)) - 3f;
        V r = V.Create(-0.000200214257f);
        r = (r * far) + 0.000100950558f;
        r = (r * far) + 0.00134934322f;
        r = (r * far) - 0.00367342844f;
        r = (r * far) + 0.00573950773f;
        r = (r * far) - 0.0076224613f;
        r = (r * far) + 0.00943887047f;
        r = (r * far) + 1.00167406f;
        return (r * far) + 2.83297682f;
    }
}
