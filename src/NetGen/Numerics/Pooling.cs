using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Pools: the maximum or the mean of a window, channel by channel, and the gradients of both.</summary>
/// <remarks>
/// Images are stored row by row and pixel by pixel, and the channels of a pixel are adjacent. A mean does not count padding, unless the shape of the window
/// says how much of the padding counts.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Pooling
{
    /// <summary>y[i,j,c] = max x[i·stride + u, j·stride + v, c].</summary>
    /// <param name="x">[rows, pitch]: images.</param>
    /// <param name="xPitch">Values from one image to the next.</param>
    /// <param name="shape">The window.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="y">Receives [rows, pitch].</param>
    /// <param name="yPitch">Values from one result to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Max(ReadOnlySpan<float> x, int xPitch, PoolShape shape, int rows, Span<float> y, int yPitch) =>
        Run<Largest>(x, xPitch, shape, rows, y, yPitch);

    /// <summary>y[i,j,c] = mean of x[i·stride + u, j·stride + v, c].</summary>
    /// <param name="x">[rows, pitch]: images.</param>
    /// <param name="xPitch">Values from one image to the next.</param>
    /// <param name="shape">The window.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="y">Receives [rows, pitch].</param>
    /// <param name="yPitch">Values from one result to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Average(ReadOnlySpan<float> x, int xPitch, PoolShape shape, int rows, Span<float> y, int yPitch) =>
        Run<Mean>(x, xPitch, shape, rows, y, yPitch);

    private static void Run<T>(ReadOnlySpan<float> x, int xPitch, PoolShape shape, int rows, Span<float> y, int yPitch)
        where T : struct, IPool
    {
        switch (VectorWidth.LanesFor(shape.Channels))
        {
            case 16:
                Run<T, FloatVector512>(x, xPitch, shape, rows, y, yPitch);
                break;
            case 8:
                Run<T, FloatVector256>(x, xPitch, shape, rows, y, yPitch);
                break;
            default:
                Run<T, FloatVector128>(x, xPitch, shape, rows, y, yPitch);
                break;
        }
    }

    /// <summary>Whole vectors are stored in ascending order. Lanes past the last channel are overwritten by the next pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<T, V>(ReadOnlySpan<float> x, int xPitch, PoolShape shape, int rows, Span<float> y, int yPitch)
        where T : struct, IPool
        where V : struct, IFloatVector<V>
    {
        ref float xs = ref RowVector.Rows(x, xPitch, rows, shape.InputLength);
        ref float ys = ref RowVector.Rows(y, yPitch, rows, shape.OutputLength);
        int rowStep = shape.Y.Dilation * shape.RowLength, columnStep = shape.X.Dilation * shape.Channels;
        for (int n = 0; n < rows; n++)
        {
            ref float image = ref Unsafe.Add(ref xs, n * xPitch);
            ref float result = ref Unsafe.Add(ref ys, n * yPitch);
            int next = 0;
            for (int i = 0; i < shape.Y.Output; i++)
            {
                (int row, int rowEnd) = shape.Y.Pixels(i);
                for (int j = 0; j < shape.X.Output; j++, next += shape.Channels)
                {
                    (int column, int columnEnd) = shape.X.Pixels(j);
                    int first = (row * shape.RowLength) + (column * shape.Channels), width = (columnEnd - column) * shape.Channels;
                    int count = shape.Y.Count(i) * shape.X.Count(j);
                    for (int c = 0; c < shape.Channels; c += V.Count)
                    {
                        V pooled = T.Start<V>();
                        for (int line = first + c; line < rowEnd * shape.RowLength; line += rowStep)
                        {
                            for (int at = line; at < line + width; at += columnStep)
                            {
                                pooled = T.Add(pooled, RowVector.Load<V>(ref image, at, shape.InputLength));
                            }
                        }

                        RowVector.Store(T.Finish(pooled, count), ref result, next + c, shape.OutputLength);
                    }
                }
            }
        }
    }

    /// <summary>The function of a pool over the values in its window.</summary>
    private interface IPool
    {
        static abstract V Start<V>()
            where V : struct, IFloatVector<V>;

        static abstract V Add<V>(V pooled, V value)
            where V : struct, IFloatVector<V>;

        static abstract V Finish<V>(V pooled, int count)
            where V : struct, IFloatVector<V>;
    }

    private readonly struct Largest : IPool
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Start<V>()
            where V : struct, IFloatVector<V> => V.Create(float.NegativeInfinity);

        /// <summary>Once a value is NaN, the maximum stays NaN. So a diverged network does not look sound.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(V pooled, V value)
            where V : struct, IFloatVector<V> => V.SelectLess(value, pooled, pooled, V.SelectEqual(pooled, pooled, value, pooled));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Finish<V>(V pooled, int count)
            where V : struct, IFloatVector<V> => pooled;
    }

    private readonly struct Mean : IPool
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Start<V>()
            where V : struct, IFloatVector<V> => default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(V pooled, V value)
            where V : struct, IFloatVector<V> => pooled + value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Finish<V>(V pooled, int count)
            where V : struct, IFloatVector<V> => pooled * (1f / count);
    }
}
