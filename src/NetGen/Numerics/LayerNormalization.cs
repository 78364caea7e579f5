using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Normalisation of each row over its own units (Ba, Kiros and Hinton, "Layer Normalization", 2016).</summary>
/// <remarks>Padding after the last unit of a row is not touched.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LayerNormalization
{
    /// <summary>Mean and variance of each row. The variance is divided by the number of units.</summary>
    /// <remarks>
    /// There are two passes, as in <see cref="BatchNormalization.Measure(ReadOnlySpan{float}, int, int, int, int, Span{float}, Span{float})"/>.
    /// </remarks>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Values in a row.</param>
    /// <param name="mean">Receives a mean for every row.</param>
    /// <param name="variance">Receives a variance for every row.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(ReadOnlySpan<float> x, int pitch, int rows, int units, Span<float> mean, Span<float> variance)
    {
        switch (VectorWidth.LanesFor(units))
        {
            case 16:
                Measure<FloatVector512>(x, pitch, rows, units, mean, variance);
                break;
            case 8:
                Measure<FloatVector256>(x, pitch, rows, units, mean, variance);
                break;
            default:
                Measure<FloatVector128>(x, pitch, rows, units, mean, variance);
                break;
        }
    }

    /// <summary>y = γ·(x − mean) / √(variance + ε) + β.</summary>
    /// <param name="x">[rows, xPitch].</param>
    /// <param name="xPitch">Values from one row of x to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Values in a row.</param>
    /// <param name="mean">The mean of every row.</param>
    /// <param name="variance">The variance of every row.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="beta">β.</param>
    /// <param name="y">[rows, yPitch]; receives the results.</param>
    /// <param name="yPitch">Values from one row of y to the next.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> y,
        int yPitch)
    {
        switch (VectorWidth.LanesFor(units))
        {
            case 16:
                Apply<FloatVector512>(x, xPitch, rows, units, mean, variance, epsilon, gamma, beta, y, yPitch);
                break;
            case 8:
                Apply<FloatVector256>(x, xPitch, rows, units, mean, variance, epsilon, gamma, beta, y, yPitch);
                break;
            default:
                Apply<FloatVector128>(x, xPitch, rows, units, mean, variance, epsilon, gamma, beta, y, yPitch);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Measure<V>(ReadOnlySpan<float> x, int pitch, int rows, int units, Span<float> mean, Span<float> variance)
        where V : struct, IFloatVector<V>
    {
        ref float values = ref RowVector.Rows(x, pitch, rows, units);
        for (int n = 0; n < rows; n++)
        {
            ref float row = ref Unsafe.Add(ref values, n * pitch);
            V sum = default;
            for (int i = 0; i < units; i += V.Count)
            {
                sum += RowVector.Load<V>(ref row, i, units);
            }

            // The sum of x − mean is the rounding error of the mean. It corrects both results.
            float center = sum.Sum() / units;
            V squares = default, rest = default;
            for (int i = 0; i < units; i += V.Count)
            {
                V difference = RowVector.Load<V>(ref row, i, units, center) - center;
                squares = V.MultiplyAdd(difference, difference, squares);
                rest += difference;
            }

            float correction = rest.Sum() / units;
            mean[n] = center + correction;
            variance[n] = MathF.Max(0, (squares.Sum() / units) - (correction * correction));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<V>(
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> y,
        int yPitch)
        where V : struct, IFloatVector<V>
    {
        ref float values = ref RowVector.Rows(x, xPitch, rows, units);
        ref float targets = ref RowVector.Rows(y, yPitch, rows, units);
        ref float scales = ref MemoryMarshal.GetReference(gamma[..units]);
        ref float shifts = ref MemoryMarshal.GetReference(beta[..units]);
        for (int n = 0; n < rows; n++)
        {
            ref float row = ref Unsafe.Add(ref values, n * xPitch);
            ref float target = ref Unsafe.Add(ref targets, n * yPitch);
            float center = mean[n], inverse = InverseDeviation(variance[n], epsilon);
            for (int i = 0; i < units; i += V.Count)
            {
                V normalized = (RowVector.Load<V>(ref row, i, units) - center) * inverse;
                V result = V.MultiplyAdd(RowVector.Load<V>(ref scales, i, units), normalized, RowVector.Load<V>(ref shifts, i, units));
                RowVector.Store(result, ref target, i, units);
            }
        }
    }

    private static float InverseDeviation(float variance, float epsilon) => 1 / MathF.Sqrt(variance + epsilon);
}
