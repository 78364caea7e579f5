using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <content>Backward propagation, with x̂ = (x − mean) / √(variance + ε).</content>
public static partial class BatchNormalization
{
    /// <summary>dγ = Σ dy·x̂ and dβ = Σ dy of some units over all rows.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of both to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="first">First unit.</param>
    /// <param name="end">One past the last unit.</param>
    /// <param name="mean">The means over the mini-batch.</param>
    /// <param name="variance">The variances over the mini-batch.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="dgamma">Receives dγ; index i belongs to unit i.</param>
    /// <param name="dbeta">Receives dβ.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int first,
        int end,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> dgamma,
        Span<float> dbeta)
    {
        switch (VectorWidth.LanesFor(end - first))
        {
            case 16:
                Gradients<FloatVector512>(dy, x, pitch, rows, first, end, mean, variance, epsilon, dgamma, dbeta);
                break;
            case 8:
                Gradients<FloatVector256>(dy, x, pitch, rows, first, end, mean, variance, epsilon, dgamma, dbeta);
                break;
            default:
                Gradients<FloatVector128>(dy, x, pitch, rows, first, end, mean, variance, epsilon, dgamma, dbeta);
                break;
        }
    }

    /// <summary>
    /// dx = γ / √(variance + ε)·(dy − dβ/n − x̂·dγ/n) for some rows of a mini-batch of n rows. The last two terms are there because mean and variance depend on
    /// every row. Results below 1e-30 become zero.
    /// </summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of dy, x and dx to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Values in a row.</param>
    /// <param name="mean">The means over the mini-batch.</param>
    /// <param name="variance">The variances over the mini-batch.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="dgamma">dγ over all rows.</param>
    /// <param name="dbeta">dβ over all rows.</param>
    /// <param name="batchRows">n, the rows of the whole mini-batch.</param>
    /// <param name="dx">Receives the gradient of x; may be <paramref name="dy"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> dgamma,
        ReadOnlySpan<float> dbeta,
        int batchRows,
        Span<float> dx)
    {
        switch (VectorWidth.LanesFor(units))
        {
            case 16:
                Backward<FloatVector512>(dy, x, pitch, rows, units, mean, variance, epsilon, gamma, dgamma, dbeta, batchRows, dx);
                break;
            case 8:
                Backward<FloatVector256>(dy, x, pitch, rows, units, mean, variance, epsilon, gamma, dgamma, dbeta, batchRows, dx);
                break;
            default:
                Backward<FloatVector128>(dy, x, pitch, rows, units, mean, variance, epsilon, gamma, dgamma, dbeta, batchRows, dx);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Gradients<V>(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int first,
        int end,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> dgamma,
        Span<float> dbeta)
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref RowVector.Rows(dy, pitch, rows, end);
        ref float values = ref RowVector.Rows(x, pitch, rows, end);
        ref float means = ref MemoryMarshal.GetReference(mean[..end]);
        ref float variances = ref MemoryMarshal.GetReference(variance[..end]);
        ref float products = ref MemoryMarshal.GetReference(dgamma[..end]);
        ref float sums = ref MemoryMarshal.GetReference(dbeta[..end]);
        for (int i = first; i < end; i += V.Count)
        {
            V center = RowVector.Load<V>(ref means, i, end), sum = default, product = default;
            for (int n = 0; n < rows; n++)
            {
                V error = RowVector.Load<V>(ref Unsafe.Add(ref errors, n * pitch), i, end);
                V difference = RowVector.Load<V>(ref Unsafe.Add(ref values, n * pitch), i, end) - center;
                sum += error;
                product = V.MultiplyAdd(error, difference, product);
            }

            RowVector.Store(Denormals.Flush(product / Deviation<V>(ref variances, i, end, epsilon)), ref products, i, end);
            RowVector.Store(Denormals.Flush(sum), ref sums, i, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Backward<V>(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int units,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> dgamma,
        ReadOnlySpan<float> dbeta,
        int batchRows,
        Span<float> dx)
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref RowVector.Rows(dy, pitch, rows, units);
        ref float values = ref RowVector.Rows(x, pitch, rows, units);
        ref float target = ref RowVector.Rows(dx, pitch, rows, units);
        ref float means = ref MemoryMarshal.GetReference(mean[..units]);
        ref float variances = ref MemoryMarshal.GetReference(variance[..units]);
        ref float scales = ref MemoryMarshal.GetReference(gamma[..units]);
        ref float products = ref MemoryMarshal.GetReference(dgamma[..units]);
        ref float sums = ref MemoryMarshal.GetReference(dbeta[..units]);
        V count = V.Create(batchRows);
        for (int i = 0; i < units; i += V.Count)
        {
            V center = RowVector.Load<V>(ref means, i, units), deviation = Deviation<V>(ref variances, i, units, epsilon);
            V scale = RowVector.Load<V>(ref scales, i, units) / deviation;
            V meanError = RowVector.Load<V>(ref sums, i, units) / count;
            V slope = RowVector.Load<V>(ref products, i, units) / count / deviation;
            for (int n = 0; n < rows; n++)
            {
                V error = RowVector.Load<V>(ref Unsafe.Add(ref errors, n * pitch), i, units) - meanError;
                V difference = center - RowVector.Load<V>(ref Unsafe.Add(ref values, n * pitch), i, units);
                RowVector.Store(Denormals.Flush(scale * V.MultiplyAdd(difference, slope, error)), ref Unsafe.Add(ref target, n * pitch), i, units);
            }
        }
    }
}
