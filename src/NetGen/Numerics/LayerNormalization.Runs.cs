using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <content>Rows that consist of several runs. Each run is normalised on its own, with the same γ and β.</content>
public static partial class LayerNormalization
{
    /// <summary>dγ = Σ dy·x̂ of some units over all runs of all rows. Results below 1e-30 become zero.</summary>
    /// <param name="dy">[rows, dyPitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="x">[rows, xPitch].</param>
    /// <param name="xPitch">Values from one row of x to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="runs">Runs of a row.</param>
    /// <param name="units">Values of a run.</param>
    /// <param name="first">First unit.</param>
    /// <param name="end">One past the last unit.</param>
    /// <param name="mean">The mean of every run.</param>
    /// <param name="variance">The variance of every run.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="dgamma">Receives end − first values.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void ScaleGradientOfRuns(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int runs,
        int units,
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
                ScaleGradientOfRuns<FloatVector512>(dy, dyPitch, x, xPitch, rows, runs, units, first, end, mean, variance, epsilon, dgamma);
                break;
            case 8:
                ScaleGradientOfRuns<FloatVector256>(dy, dyPitch, x, xPitch, rows, runs, units, first, end, mean, variance, epsilon, dgamma);
                break;
            default:
                ScaleGradientOfRuns<FloatVector128>(dy, dyPitch, x, xPitch, rows, runs, units, first, end, mean, variance, epsilon, dgamma);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScaleGradientOfRuns<V>(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        int rows,
        int runs,
        int units,
        int first,
        int end,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> dgamma)
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref RowVector.Rows(dy, dyPitch, rows, runs * units);
        ref float values = ref RowVector.Rows(x, xPitch, rows, runs * units);
        ref float target = ref MemoryMarshal.GetReference(dgamma);
        for (int i = first; i < end; i += V.Count)
        {
            V sum = default;
            for (int run = 0; run < rows * runs; run++)
            {
                int row = run / runs, start = run % runs * units;
                V difference = RowVector.Load<V>(ref Unsafe.Add(ref values, (row * xPitch) + start), i, end) - mean[run];
                V normalized = difference * InverseDeviation(variance[run], epsilon);
                sum = V.MultiplyAdd(RowVector.Load<V>(ref Unsafe.Add(ref errors, (row * dyPitch) + start), i, end), normalized, sum);
            }

            RowVector.Store(Denormals.Flush(sum), ref target, i - first, end - first);
        }
    }
}
