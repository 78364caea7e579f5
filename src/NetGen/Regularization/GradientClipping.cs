using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Limits a gradient (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013).
/// </summary>
internal static class GradientClipping
{
    /// <summary>Limits every value to ±<paramref name="limit"/>. NaN stays NaN.</summary>
    public static void ByValue(Span<float> gradient, float limit) => VectorLoop.Run(new Clip(limit), gradient, gradient);

    /// <summary>Multiplies every value.</summary>
    public static void Scale(Span<float> gradient, float factor) => VectorLoop.Run(new Multiply(factor), gradient, gradient);

    /// <summary>
    /// ‖g‖², summed in double, because a float would lose the small values of a large gradient. Every processor computes sixteen sums side by side, so the
    /// result has the same bits on all of them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> gradient)
    {
        ref float values = ref MemoryMarshal.GetReference(gradient);
        Vector256<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (int i = 0; i < gradient.Length; i += 2 * FloatVector256.Count)
        {
            // The square of a float is exact in double, so a fused and a separate addition give the same bits.
            Vector256<float> a = RowVector.Load<FloatVector256>(ref values, i, gradient.Length);
            Vector256<double> a0 = Vector256.WidenLower(a), a1 = Vector256.WidenUpper(a);
            sum0 = Vector256.MultiplyAddEstimate(a0, a0, sum0);
            sum1 = Vector256.MultiplyAddEstimate(a1, a1, sum1);

            Vector256<float> b = RowVector.Load<FloatVector256>(ref values, i + FloatVector256.Count, gradient.Length);
            Vector256<double> b0 = Vector256.WidenLower(b), b1 = Vector256.WidenUpper(b);
            sum2 = Vector256.MultiplyAddEstimate(b0, b0, sum2);
            sum3 = Vector256.MultiplyAddEstimate(b1, b1, sum3);
        }

        return Vector256.Sum(sum0 + sum1 + (sum2 + sum3));
    }

    private readonly struct Clip(float limit) : IVectorFunction
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => V.AtMost(V.AtLeast(a, -limit), limit);
    }

    private readonly struct Multiply(float factor) : IVectorFunction
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => a * factor;
    }
}
