using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A softmax or log-softmax of one value, once the largest value and the sum of its run are known.</summary>
internal interface IRunFunction
{
    /// <summary>The result, from the logit, the largest logit, and Σ e^(x − largest).</summary>
    static abstract V Result<V>(V x, V largest, V sum)
        where V : struct, IFloatVector<V>;

    /// <summary>The term that is summed over the run in the backward pass.</summary>
    static abstract V Term<V>(V dy, V y)
        where V : struct, IFloatVector<V>;

    /// <summary>The gradient of the logit, from that sum.</summary>
    static abstract V Gradient<V>(V dy, V y, V sum)
        where V : struct, IFloatVector<V>;
}

/// <summary>
/// Applies functions to runs of values along the second axis of [outer, size, inner]. If the values of a run are adjacent (inner = 1), the lanes of a vector go
/// along the run; else they go across the runs.
/// </summary>
internal static class AxisRuns
{
    public static void Apply<T>(ReadOnlySpan<float> x, int outer, int size, int inner, Span<float> y)
        where T : struct, IRunFunction
    {
        switch (VectorWidth.LanesFor(inner == 1 ? size : inner))
        {
            case 16:
                Apply<T, FloatVector512>(x, outer, size, inner, y);
                break;
            case 8:
                Apply<T, FloatVector256>(x, outer, size, inner, y);
                break;
            default:
                Apply<T, FloatVector128>(x, outer, size, inner, y);
                break;
        }
    }

    public static void Backward<T>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, int outer, int size, int inner, Span<float> dx)
        where T : struct, IRunFunction
    {
        switch (VectorWidth.LanesFor(inner == 1 ? size : inner))
        {
            case 16:
                Backward<T, FloatVector512>(dy, y, outer, size, inner, dx);
                break;
            case 8:
                Backward<T, FloatVector256>(dy, y, outer, size, inner, dx);
                break;
            default:
                Backward<T, FloatVector128>(dy, y, outer, size, inner, dx);
                break;
        }
    }

    private static void Apply<T, V>(ReadOnlySpan<float> x, int outer, int size, int inner, Span<float> y)
        where T : struct, IRunFunction
        where V : struct, IFloatVector<V>
    {
        for (int run = 0, length = size * inner; run < outer; run++)
        {
            ReadOnlySpan<float> logits = x.Slice(run * length, length);
            Span<float> results = y.Slice(run * length, length);
            if (inner == 1)
            {
                Line<T, V>(logits, results);
                continue;
            }

            for (int c = 0; c < inner; c += V.Count)
            {
                Columns<T, V>(logits, results, c, inner);
            }
        }
    }

    private static void Backward<T, V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, int outer, int size, int inner, Span<float> dx)
        where T : struct, IRunFunction
        where V : struct, IFloatVector<V>
    {
        for (int run = 0, length = size * inner; run < outer; run++)
        {
            ReadOnlySpan<float> errors = dy.Slice(run * length, length), results = y.Slice(run * length, length);
            Span<float> gradients = dx.Slice(run * length, length);
            if (inner == 1)
            {
                LineBackward<T, V>(errors, results, gradients);
                continue;
            }

            for (int c = 0; c < inner; c += V.Count)
            {
                ColumnsBackward<T, V>(errors, results, gradients, c, inner);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Line<T, V>(ReadOnlySpan<float> x, Span<float> y)
        where T : struct, IRunFunction
        where V : struct, IFloatVector<V>
    {
        ref float logits = ref MemoryMarshal.GetReference(x);
        ref float results = ref MemoryMarshal.GetReference(y);
        V maxima = V.Create(float.NegativeInfinity);
        for (int i = 0; i < x.Length; i += V.Count)
        {
            maxima = V.Larger(maxima, RowVector.Load<V>(ref logits, i, x.Length, float.NegativeInfinity));
        }

        V largest = V.Create(maxima.Largest()), sums = default;
        for (int i = 0; i < x.Length; i += V.Count)
        {
            sums += VectorMath.ExpOfNonPositive(RowVector.Load<V>(ref logits, i, x.Length, float.NegativeInfinity) - largest);
        }

        V sum = V.Create(sums.Sum());
        for (int i = 0; i < x.Length; i += V.Count)
        {
            RowVector.Store(T.Result(RowVector.Load<V>(ref logits, i, x.Length), largest, sum), ref results, i, x.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns<T, V>(ReadOnlySpan<float> x, Span<float> y, int first, int inner)
        where T : struct, IRunFunction
        where V : struct, IFloatVector<V>
    {
        ref float logits = ref MemoryMarshal.GetReference(x);
        ref float results = ref MemoryMarshal.GetReference(y);
        V largest = V.Create(float.NegativeInfinity), sum = default;
        for (int at = 0; at < x.Length; at += inner)
        {
            largest = V.Larger(largest, RowVector.Load<V>(ref logits, at + first, at + inner));
        }

        for (int at = 0; at < x.Length; at += inner)
        {
            sum += VectorMath.ExpOfNonPositive(RowVector.Load<V>(ref logits, at + first, at + inner) - largest);
        }

        for (int at = 0; at < x.Length; at += inner)
        {
            RowVector.Store(T.Result(RowVector.Load<V>(ref logits, at + first, at + inner), largest, sum), ref results, at + first, at + inner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void LineBackward<T, V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
        where T : struct, IRunFunction
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref MemoryMarshal.GetReference(dy);
        ref float results = ref MemoryMarshal.GetReference(y);
        ref float gradients = ref MemoryMarshal.GetReference(dx);
        V sums = default;
        for (int i = 0; i < y.Length; i += V.Count)
        {
            sums += T.Term(RowVector.Load<V>(ref errors, i, y.Length), RowVector.Load<V>(ref results, i, y.Length));
        }

        V sum = V.Create(sums.Sum());
        for (int i = 0; i < y.Length; i += V.Count)
        {
            V gradient = T.Gradient(RowVector.Load<V>(ref errors, i, y.Length), RowVector.Load<V>(ref results, i, y.Length), sum);
            RowVector.Store(Denormals.Flush(gradient), ref gradients, i, y.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ColumnsBackward<T, V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx, int first, int inner)
        where T : struct, IRunFunction
        where V : struct, IFloatVector<V>
    {
        ref float errors = ref MemoryMarshal.GetReference(dy);
        ref float results = ref MemoryMarshal.GetReference(y);
        ref float gradients = ref MemoryMarshal.GetReference(dx);
        V sum = default;
        for (int at = 0; at < y.Length; at += inner)
        {
            sum += T.Term(RowVector.Load<V>(ref errors, at + first, at + inner), RowVector.Load<V>(ref results, at + first, at + inner));
        }

        for (int at = 0; at < y.Length; at += inner)
        {
            V gradient = T.Gradient(RowVector.Load<V>(ref errors, at + first, at + inner), RowVector.Load<V>(ref results, at + first, at + inner), sum);
            RowVector.Store(Denormals.Flush(gradient), ref gradients, at + first, at + inner);
        }
    }
}
