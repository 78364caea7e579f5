using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Sums a value over some of its axes, and copies a value per sum back along these axes.</summary>
/// <remarks>A table of axes is as in <see cref="Broadcasting"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AxisSums
{
    private const int RowOfTable = 3;

    /// <summary>y = factor·Σ x.</summary>
    /// <param name="x">The value.</param>
    /// <param name="axes">For each axis: its size, and its distances in x and in y. Along an axis that is summed over, the distance in y is 0.</param>
    /// <param name="factor">The factor of each sum.</param>
    /// <param name="y">Receives the sums.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Sum(ReadOnlySpan<float> x, ReadOnlySpan<int> axes, float factor, Span<float> y)
    {
        y.Clear();
        switch (VectorWidth.LanesFor(axes[^RowOfTable]))
        {
            case 16:
                Sum<FloatVector512>(x, axes, factor, y);
                break;
            case 8:
                Sum<FloatVector256>(x, axes, factor, y);
                break;
            default:
                Sum<FloatVector128>(x, axes, factor, y);
                break;
        }
    }

    /// <summary>x = factor·y, where all elements that belong to one sum receive the same value.</summary>
    /// <param name="y">One value for each sum.</param>
    /// <param name="axes">For each axis: its size, and its distances in x and in y.</param>
    /// <param name="factor">The factor of each value.</param>
    /// <param name="x">Receives the products.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Spread(ReadOnlySpan<float> y, ReadOnlySpan<int> axes, float factor, Span<float> x)
    {
        switch (VectorWidth.LanesFor(axes[^RowOfTable]))
        {
            case 16:
                Spread<FloatVector512>(y, axes, factor, x);
                break;
            case 8:
                Spread<FloatVector256>(y, axes, factor, x);
                break;
            default:
                Spread<FloatVector128>(y, axes, factor, x);
                break;
        }
    }

    private static void Sum<V>(ReadOnlySpan<float> x, ReadOnlySpan<int> axes, float factor, Span<float> y)
        where V : struct, IFloatVector<V>
    {
        Add<V>(x, axes, y);
        ref float sums = ref MemoryMarshal.GetReference(y);
        for (int i = 0; i < y.Length; i += V.Count)
        {
            RowVector.Store(RowVector.Load<V>(ref sums, i, y.Length) * factor, ref sums, i, y.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<V>(ReadOnlySpan<float> x, ReadOnlySpan<int> axes, Span<float> y)
        where V : struct, IFloatVector<V>
    {
        (int size, int xStep, int yStep) = (axes[0], axes[1], axes[2]);
        if (axes.Length > RowOfTable)
        {
            for (int i = 0; i < size; i++)
            {
                Add<V>(x[(i * xStep)..], axes[RowOfTable..], y[(i * yStep)..]);
            }

            return;
        }

        ref float values = ref MemoryMarshal.GetReference(x[..size]);
        if (yStep == 0)
        {
            V sum = default;
            for (int i = 0; i < size; i += V.Count)
            {
                sum += RowVector.Load<V>(ref values, i, size);
            }

            y[0] += sum.Sum();
            return;
        }

        ref float sums = ref MemoryMarshal.GetReference(y[..size]);
        for (int i = 0; i < size; i += V.Count)
        {
            RowVector.Store(RowVector.Load<V>(ref sums, i, size) + RowVector.Load<V>(ref values, i, size), ref sums, i, size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread<V>(ReadOnlySpan<float> y, ReadOnlySpan<int> axes, float factor, Span<float> x)
        where V : struct, IFloatVector<V>
    {
        (int size, int xStep, int yStep) = (axes[0], axes[1], axes[2]);
        if (axes.Length > RowOfTable)
        {
            for (int i = 0; i < size; i++)
            {
                Spread<V>(y[(i * yStep)..], axes[RowOfTable..], factor, x[(i * xStep)..]);
            }

            return;
        }

        if (yStep == 0)
        {
            x[..size].Fill(y[0] * factor);
            return;
        }

        ref float shares = ref MemoryMarshal.GetReference(y[..size]);
        ref float target = ref MemoryMarshal.GetReference(x[..size]);
        for (int i = 0; i < size; i += V.Count)
        {
            RowVector.Store(Denormals.Flush(RowVector.Load<V>(ref shares, i, size) * factor), ref target, i, size);
        }
    }
}
