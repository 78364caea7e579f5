using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <content>Sums of rows that consist of several runs of columns. In an image, a run is a pixel, and its columns are the channels.</content>
public static partial class ColumnSums
{
    /// <summary>The sum of some columns over all runs of all rows. Results below 1e-30 become zero.</summary>
    /// <param name="rows">[count, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="runs">Runs of a row.</param>
    /// <param name="length">Values of a run.</param>
    /// <param name="first">First column.</param>
    /// <param name="end">One past the last column.</param>
    /// <param name="sums">Receives end − first sums.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void SumOfRuns(ReadOnlySpan<float> rows, int pitch, int count, int runs, int length, int first, int end, Span<float> sums)
    {
        SpanLength.Check(sums.Length, end - first, nameof(sums));
        switch (VectorWidth.LanesFor(end - first))
        {
            case 16:
                SumOfRuns<FloatVector512>(rows, pitch, count, runs, length, first, end, sums);
                break;
            case 8:
                SumOfRuns<FloatVector256>(rows, pitch, count, runs, length, first, end, sums);
                break;
            default:
                SumOfRuns<FloatVector128>(rows, pitch, count, runs, length, first, end, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumOfRuns<V>(ReadOnlySpan<float> rows, int pitch, int count, int runs, int length, int first, int end, Span<float> sums)
        where V : struct, IFloatVector<V>
    {
        ref float values = ref RowVector.Rows(rows, pitch, count, runs * length);
        ref float target = ref MemoryMarshal.GetReference(sums);
        for (int i = first; i < end; i += V.Count)
        {
            V sum = default;
            for (int n = 0; n < count; n++)
            {
                for (int start = 0; start < runs * length; start += length)
                {
                    sum += RowVector.Load<V>(ref Unsafe.Add(ref values, (n * pitch) + start), i, end);
                }
            }

            RowVector.Store(Denormals.Flush(sum), ref target, i - first, end - first);
        }
    }
}
