using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <content>Backward propagation, with x̂ = (x − mean) / √(variance + ε).</content>
public static partial class LayerNormalization
{
    /// <summary>dγ = Σ dy·x̂ of some units over all rows. Results below 1e-30 become zero.</summary>
    /// <param name="dy">[rows, dyPitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="x">[rows, xPitch].</param>
    /// <param name="xPitch">Values from one row of x to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="first">First unit.</param>
    /// <param name="end">One past the last unit.</param>
    /// <param name="mean">The mean of every row.</param>
    /// <param name="variance">The variance of every row.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="dgamma">Receives end − first values.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaleGradient(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int first,
        int end,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> dgamma)
    {
        SpanLength.Check(dgamma.Length, end - first, nameof(dgamma));
        switch (VectorWidth.LanesFor(end - first))
        {
            case 16:
                ScaleGradient<FloatVector512>(dy, dyPitch, x, xPitch, rows, first, end, mean, variance, epsilon, dgamma);
                break;
            case 8:
                ScaleGradient<FloatVector256>(dy, dyPitch, x, xPitch, rows, first, end, mean, variance, epsilon, dgamma);
                break;
            default:
                ScaleGradient<FloatVector128>(dy, dyPitch, x, xPitch, rows, first, end, mean, variance, epsilon, dgamma);
                break;
        }
    }

    /// <summary>
    /// dx = (g − mean of g − x̂·mean of (g·x̂)) / √(variance + ε) with g = γ·dy, where means are over the units of a row. The last two terms are there because
    /// mean and variance depend on every unit. Results below 1e-30 become zero.
    /// </summary>
    /// <param name="dy">[rows, dyPitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="x">[rows, xPitch].</param>
    /// <param name="xPitch">Values from one row of x to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Values in a row.</param>
    /// <param name="mean">The mean of every row.</param>
    /// <param name="variance">The variance of every row.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="dx">[rows, dxPitch]; receives the gradient of x.</param>
    /// <param name="dxPitch">Values from one row of dx to the next.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        Span<float> dx,
        int dxPitch)
    {
        switch (VectorWidth.LanesFor(units))
        {
            case 16:
                Backward<FloatVector512>(dy, dyPitch, x, xPitch, rows, units, mean, variance, epsilon, gamma, dx, dxPitch);
                break;
            case 8:
                Backward<FloatVector256>(dy, dyPitch, x, xPitch, rows, units, mean, variance, epsilon, gamma, dx, dxPitch);
                break;
            default:
                Backward<FloatVector128>(dy, dyPitch, x, xPitch, rows, units, mean, variance, epsilon, gamma, dx, dxPitch);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScaleGradient<V>(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int first,
        int end,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> dgamma)
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref RowVector.Rows(dy, dyPitch, rows, end);
        ref float values = ref RowVector.Rows(x, xPitch, rows, end);
        ref float target = ref MemoryMarshal.GetReference(dgamma);
        for (int i = first; i < end; i += V.Count)
        {
            V sum = default;
            for (int n = 0; n < rows; n++)
            {
                V normalized = (RowVector.Load<V>(ref Unsafe.Add(ref values, n * xPitch), i, end) - mean[n]) * InverseDeviation(variance[n], epsilon);
                sum = V.MultiplyAdd(RowVector.Load<V>(ref Unsafe.Add(ref errors, n * dyPitch), i, end), normalized, sum);
            }

            RowVector.Store(Denormals.Flush(sum), ref target, i - first, end - first);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Backward<V>(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        Span<float> dx,
        int dxPitch)
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref RowVector.Rows(dy, dyPitch, rows, units);
        ref float values = ref RowVector.Rows(x, xPitch, rows, units);
        ref float targets = ref RowVector.Rows(dx, dxPitch, rows, units);
        ref float scales = ref MemoryMarshal.GetReference(gamma[..units]);
        for (int n = 0; n < rows; n++)
        {
            ref float error = ref Unsafe.Add(ref errors, n * dyPitch);
            ref float row = ref Unsafe.Add(ref values, n * xPitch);
            ref float target = ref Unsafe.Add(ref targets, n * dxPitch);
            float center = mean[n], inverse = InverseDeviation(variance[n], epsilon);
            V sum = default, along = default;
            for (int i = 0; i < units; i += V.Count)
            {
                // Past the last unit the scale is zero, so these lanes add zero to both sums.
                V g = RowVector.Load<V>(ref scales, i, units) * RowVector.Load<V>(ref error, i, units);
                sum += g;
                along = V.MultiplyAdd(g, (RowVector.Load<V>(ref row, i, units, center) - center) * inverse, along);
            }

            float meanG = sum.Sum() / units, meanAlong = along.Sum() / units;
            for (int i = 0; i < units; i += V.Count)
            {
                V g = RowVector.Load<V>(ref scales, i, units) * RowVector.Load<V>(ref error, i, units);
                V normalized = (RowVector.Load<V>(ref row, i, units) - center) * inverse;
                RowVector.Store(Denormals.Flush(((g - meanG) - (normalized * meanAlong)) * inverse), ref target, i, units);
            }
        }
    }
}
