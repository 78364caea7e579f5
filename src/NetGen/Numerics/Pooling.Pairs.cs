using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>Windows of two by two pixels that lie side by side, as most pools have them: without loops over the window, and a gradient is written once.</content>
public static partial class Pooling
{
    /// <summary>Stores in ascending order need vectors that hold all channels of a pixel, or whole ones only.</summary>
    private static bool IsOfPairs(PoolShape shape) =>
        IsOfPairs(shape.Y) && IsOfPairs(shape.X) && (shape.Channels <= LanesOfPairs(shape) || shape.Channels % LanesOfPairs(shape) == 0);

    /// <summary>Lanes of the narrowest vector that holds a pixel, or of the widest there is.</summary>
    private static int LanesOfPairs(PoolShape shape)
    {
        int lanes = VectorWidth.Lanes;
        while (lanes / 2 >= shape.Channels && lanes > 4)
        {
            lanes /= 2;
        }

        return lanes;
    }

    private static bool IsOfPairs(PoolAxis axis) => axis is { Kernel: 2, Stride: 2, Before: 0 } && 2 * axis.Output <= axis.Input;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MaxOfPairs<V>(ReadOnlySpan<float> x, int xPitch, PoolShape shape, int rows, Span<float> y, int yPitch)
        where V : struct, IFloatVector<V>
    {
        ref float xs = ref RowVector.Rows(x, xPitch, rows, shape.InputLength);
        ref float ys = ref RowVector.Rows(y, yPitch, rows, shape.OutputLength);
        int channels = shape.Channels, below = shape.RowLength, width = shape.X.Output * channels;
        for (int n = 0; n < rows; n++)
        {
            ref float result = ref Unsafe.Add(ref ys, n * yPitch);
            for (int i = 0; i < shape.Y.Output; i++)
            {
                ref float pair = ref Unsafe.Add(ref xs, (n * xPitch) + (2 * i * below));
                int left = shape.InputLength - (2 * i * below), next = i * width;
                for (int j = 0; j < width; j += channels)
                {
                    for (int c = 0; c < channels; c += V.Count)
                    {
                        int at = (2 * j) + c, last = at + below + channels;
                        V largest = last + V.Count <= left
                            ? Largest4(V.Load(ref pair, at), V.Load(ref pair, at + channels), V.Load(ref pair, at + below), V.Load(ref pair, last))
                            : Largest4(
                                RowVector.Load<V>(ref pair, at, left),
                                RowVector.Load<V>(ref pair, at + channels, left),
                                RowVector.Load<V>(ref pair, at + below, left),
                                RowVector.Load<V>(ref pair, last, left));
                        RowVector.Store(largest, ref result, next + j + c, shape.OutputLength);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Largest4<V>(V a, V b, V c, V d)
        where V : struct, IFloatVector<V> => Largest.Add(Largest.Add(a, b), Largest.Add(c, d));

    /// <summary>Vectors are stored in ascending order within a row, and not past its end: there the next row begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MaxBackwardOfPairs<V>(
        ReadOnlySpan<float> dy, int dyPitch, ReadOnlySpan<float> x, int xPitch, ReadOnlySpan<float> y, int yPitch, PoolShape shape, int rows, Span<float> dx, int dxPitch)
        where V : struct, IFloatVector<V>
    {
        ref float dys = ref RowVector.Rows(dy, dyPitch, rows, shape.OutputLength);
        ref float xs = ref RowVector.Rows(x, xPitch, rows, shape.InputLength);
        ref float ys = ref RowVector.Rows(y, yPitch, rows, shape.OutputLength);
        ref float dxs = ref RowVector.Rows(dx, dxPitch, rows, shape.InputLength);
        int channels = shape.Channels, below = shape.RowLength, width = shape.X.Output * channels;
        bool readsAll = 2 * width == below && 2 * shape.Y.Output == shape.Y.Input;
        for (int n = 0; n < rows; n++)
        {
            if (!readsAll)
            {
                dx.Slice(n * dxPitch, shape.InputLength).Clear();
            }

            ref float error = ref Unsafe.Add(ref dys, n * dyPitch);
            ref float result = ref Unsafe.Add(ref ys, n * yPitch);
            for (int i = 0; i < shape.Y.Output; i++)
            {
                ref float pair = ref Unsafe.Add(ref xs, (n * xPitch) + (2 * i * below));
                ref float gradient = ref Unsafe.Add(ref dxs, (n * dxPitch) + (2 * i * below));
                int left = shape.InputLength - (2 * i * below), next = i * width;
                for (int j = 0; j < width; j += channels)
                {
                    for (int c = 0; c < channels; c += V.Count)
                    {
                        int at = (2 * j) + c, end = 2 * width;
                        V open = RowVector.Load<V>(ref error, next + j + c, shape.OutputLength);
                        V largest = RowVector.Load<V>(ref result, next + j + c, shape.OutputLength);
                        open = Pass(largest, open, RowVector.Load<V>(ref pair, at, left), ref gradient, at, end);
                        open = Pass(largest, open, RowVector.Load<V>(ref pair, at + channels, left), ref gradient, at + channels, end);
                        open = Pass(largest, open, RowVector.Load<V>(ref pair, at + below, left), ref gradient, at + below, below + end);
                        _ = Pass(largest, open, RowVector.Load<V>(ref pair, at + below + channels, left), ref gradient, at + below + channels, below + end);
                    }
                }
            }
        }
    }

    /// <summary>Gives one value of the window what is left of dy, if it is the largest; returns what is left after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pass<V>(V largest, V open, V value, ref float gradient, int at, int end)
        where V : struct, IFloatVector<V>
    {
        RowVector.Store(V.SelectEqual(value, largest, open, default), ref gradient, at, end);
        return V.ZeroWhereEqual(value, largest, open);
    }
}
