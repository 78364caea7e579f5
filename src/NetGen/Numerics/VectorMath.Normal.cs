using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <content>The standard normal distribution.</content>
public static partial class VectorMath
{
    // Φ(−12.95) is the last value that is a normal float; the square of anything larger than 14 is not needed.
    private const float NormalLargest = 14f;
    private const float NormalSmallest = -12.95f;

    // e⁻⁸⁶/√(2π) = 1.8e-38.
    private const float BellSmallest = -86f;
    private const float InverseRootOfTwoPi = 0.398942280f;

    /// <summary>Φ(x) = ½·(1 + erf(x/√2)), accurate relative to its size in the lower tail too. Error at most 3.4 ulp; 0 below x = −12.95, 1 for +∞.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="density">φ(x) = e^(−x²/2) / √(2π). Error at most 2 ulp; 0 beyond |x| = 13.1.</param>
    /// <remarks>
    /// Φ(−t) = e^(−t²/2)·R(t) for t ≥ 0, where (t + k)·R(t) is smooth in t / (t + k) up to infinity (as in Shepherd and Laframboise, Math. Comp. 36, 1981). The fit is our own, minimax with
    /// relative error 4e-8, and k = 2 makes its constant exactly 1. The rounding of t² would cost 70 ulp at t = 12, so t is split: with h its leading digits t² = h² + (t − h)(t + h), and h² is exact.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalCdf(Vector256<float> x, out Vector256<float> density)
    {
        Vector256<float> t = AtMost(Vector256.Abs(x), NormalLargest);
        Vector256<float> bell = ExpOfMinusHalfSquare(t);
        density = bell * InverseRootOfTwoPi;

        Vector256<float> w = Vector256<float>.One / (t + Vector256.Create(2f));
        Vector256<float> q = t * w;
        Vector256<float> p = Vector256.Create(-0.071677953f);
        p = Horner(p, q, 0.378912598f);
        p = Horner(p, q, -0.714691341f);
        p = Horner(p, q, 0.635472953f);
        p = Horner(p, q, -0.38007313f);
        p = Horner(p, q, 0.171445772f);
        p = Horner(p, q, 0.0787365809f);
        p = Horner(p, q, 0.0883506462f);
        p = Horner(p, q, -0.191747248f);
        p = Horner(p, q, -0.595764041f);
        p = Horner(p, q, 1f);
        Vector256<float> tail = bell * (p * w);

        Vector256<float> cdf = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), tail, Vector256<float>.One - tail);
        return Vector256.AndNot(cdf, Vector256.LessThan(x, Vector256.Create(NormalSmallest)));
    }

    /// <summary>e^(−t²/2) for 0 ≤ t ≤ 14.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfMinusHalfSquare(Vector256<float> t)
    {
        Vector256<float> head = (t.AsInt32() & Vector256.Create(~0xFFF)).AsSingle();
        Vector256<float> exponent = head * head * -0.5f;
        Vector256<float> rest = (head - t) * (head + t) * 0.5f;
        Vector256<float> r = ReduceByLn2(exponent, out Vector256<float> halfPower) + rest;
        Vector256<float> twice = (Expm1OfReduced(r) + Vector256<float>.One) * 2f;
        return Vector256.AndNot(twice * halfPower, Vector256.LessThan(exponent, Vector256.Create(BellSmallest)));
    }
}
