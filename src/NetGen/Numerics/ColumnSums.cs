using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Sums down the rows of a mini-batch. Such a sum is the gradient of a value that a layer adds to every row.</summary>
/// <remarks>
/// A column is a lane of a vector, and its sum goes down the rows in order. So it has the same bits for any share of the columns and any vector width.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ColumnSums
{
    /// <summary>The sum of some columns. Results below 1e-30 become zero.</summary>
    /// <param name="rows">[count, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="first">First column.</param>
    /// <param name="end">One past the last column.</param>
    /// <param name="sums">Receives end − first sums.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(ReadOnlySpan<float> rows, int pitch, int count, int first, int end, Span<float> sums)
    {
        SpanLength.Check(sums.Length, end - first, nameof(sums));
        switch (VectorWidth.LanesFor(end - first))
        {
            case 16:
                Sum<FloatVector512>(rows, pitch, count, first, end, sums);
                break;
            case 8:
                Sum<FloatVector256>(rows, pitch, count, first, end, sums);
                break;
            default:
                Sum<FloatVector128>(rows, pitch, count, first, end, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sum<V>(ReadOnlySpan<float> rows, int pitch, int count, int first, int end, Span<float> sums)
        where V : struct, IFloatVector<V>
    {
        ref float values = ref RowVector.Rows(rows, pitch, count, end);
        ref float target = ref MemoryMarshal.GetReference(sums);
        for (int i = first; i < end; i += V.Count)
        {
            V sum = default;
            for (int n = 0; n < count; n++)
            {
                sum += RowVector.Load<V>(ref Unsafe.Add(ref values, n * pitch), i, end);
            }

            RowVector.Store(Denormals.Flush(sum), ref target, i - first, end - first);
        }
    }
}
