using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Normalisation of each unit over the rows of a mini-batch (Ioffe and Szegedy, ICML 2015).</summary>
/// <remarks>
/// A unit is a lane of a vector, and its sums go down the rows in order. So they have the same bits for any share of the units and any vector width. Padding
/// after the last unit of a row is not touched.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class BatchNormalization
{
    /// <summary>Mean and variance of some units over all rows. The variance is divided by the number of rows, not by that number minus 1.</summary>
    /// <remarks>
    /// There are two passes. The second sums the squares of x − mean, so no digits are lost where the mean is large compared with the deviation. It also sums
    /// x − mean itself. That sum is the rounding error of the mean, and it corrects both results (Chan, Golub and LeVeque, "Algorithms for Computing the Sample
    /// Variance", 1983).
    /// </remarks>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="first">First unit.</param>
    /// <param name="end">One past the last unit.</param>
    /// <param name="mean">Receives the means; index i belongs to unit i.</param>
    /// <param name="variance">Receives the variances.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, Span<float> mean, Span<float> variance)
    {
        switch (VectorWidth.LanesFor(end - first))
        {
            case 16:
                Measure<FloatVector512>(x, pitch, rows, first, end, mean, variance);
                break;
            case 8:
                Measure<FloatVector256>(x, pitch, rows, first, end, mean, variance);
                break;
            default:
                Measure<FloatVector128>(x, pitch, rows, first, end, mean, variance);
                break;
        }
    }

    /// <summary>y = γ·(x − mean) / √(variance + ε) + β for some rows.</summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of x and of y to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Values in a row.</param>
    /// <param name="mean">The means over the mini-batch, or the running means.</param>
    /// <param name="variance">The variances that belong to the means.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="beta">β.</param>
    /// <param name="y">Receives the results; may be <paramref name="x"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> y)
    {
        switch (VectorWidth.LanesFor(units))
        {
            case 16:
                Apply<FloatVector512>(x, pitch, rows, units, mean, variance, epsilon, gamma, beta, y);
                break;
            case 8:
                Apply<FloatVector256>(x, pitch, rows, units, mean, variance, epsilon, gamma, beta, y);
                break;
            default:
                Apply<FloatVector128>(x, pitch, rows, units, mean, variance, epsilon, gamma, beta, y);
                break;
        }
    }

    /// <summary>running = kept·running + share·measured.</summary>
    internal static void Track(Span<float> running, ReadOnlySpan<float> measured, float kept, float share) =>
        VectorLoop.Run(new Blend(kept, share), running, measured, running);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Measure<V>(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, Span<float> mean, Span<float> variance)
        where V : struct, IFloatVector<V>
    {
        ref float values = ref RowVector.Rows(x, pitch, rows, end);
        ref float means = ref MemoryMarshal.GetReference(mean[..end]);
        ref float variances = ref MemoryMarshal.GetReference(variance[..end]);
        V count = V.Create(rows);
        for (int i = first; i < end; i += V.Count)
        {
            V sum = default;
            for (int n = 0; n < rows; n++)
            {
                sum += RowVector.Load<V>(ref Unsafe.Add(ref values, n * pitch), i, end);
            }

            V center = sum / count, rest = default, squares = default;
            for (int n = 0; n < rows; n++)
            {
                V difference = RowVector.Load<V>(ref Unsafe.Add(ref values, n * pitch), i, end) - center;
                rest += difference;
                squares = V.MultiplyAdd(difference, difference, squares);
            }

            V correction = rest / count;
            RowVector.Store(center + correction, ref means, i, end);
            RowVector.Store(V.AtLeast((squares - (rest * correction)) / count, 0f), ref variances, i, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<V>(
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> y)
        where V : struct, IFloatVector<V>
    {
        ref float from = ref RowVector.Rows(x, pitch, rows, units);
        ref float to = ref RowVector.Rows(y, pitch, rows, units);
        ref float means = ref MemoryMarshal.GetReference(mean[..units]);
        ref float variances = ref MemoryMarshal.GetReference(variance[..units]);
        ref float scales = ref MemoryMarshal.GetReference(gamma[..units]);
        ref float shifts = ref MemoryMarshal.GetReference(beta[..units]);
        for (int i = 0; i < units; i += V.Count)
        {
            // The mean is subtracted first. With x·scale + (β − mean·scale), x would lose digits where the mean is large.
            V center = RowVector.Load<V>(ref means, i, units);
            V scale = RowVector.Load<V>(ref scales, i, units) / Deviation<V>(ref variances, i, units, epsilon);
            V shift = RowVector.Load<V>(ref shifts, i, units);
            for (int n = 0; n < rows; n++)
            {
                V difference = RowVector.Load<V>(ref Unsafe.Add(ref from, n * pitch), i, units) - center;
                RowVector.Store(V.MultiplyAdd(difference, scale, shift), ref Unsafe.Add(ref to, n * pitch), i, units);
            }
        }
    }

    /// <summary>√(variance + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Deviation<V>(ref float variances, int i, int end, float epsilon)
        where V : struct, IFloatVector<V> => V.Sqrt(RowVector.Load<V>(ref variances, i, end) + epsilon);

    private readonly struct Blend(float kept, float share) : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => V.MultiplyAdd(b, V.Broadcast(in share), a * V.Broadcast(in kept));
    }
}
