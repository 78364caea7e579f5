using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <content>The gradients.</content>
public static partial class Pooling
{
    /// <summary>dx of a max pool: every dy goes to the largest value of its window. Of equal values it goes to the first in row-major order.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="x">The images that were pooled.</param>
    /// <param name="xPitch">Values from one image to the next.</param>
    /// <param name="y">The results of the pool.</param>
    /// <param name="yPitch">Values from one result to the next.</param>
    /// <param name="shape">The window.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="dx">Receives [rows, pitch].</param>
    /// <param name="dxPitch">Values from one row of dx to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void MaxBackward(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        ReadOnlySpan<float> y,
        int yPitch,
        PoolShape shape,
        int rows,
        Span<float> dx,
        int dxPitch)
    {
        switch (VectorWidth.LanesFor(shape.Channels))
        {
            case 16:
                MaxBackward<FloatVector512>(dy, dyPitch, x, xPitch, y, yPitch, shape, rows, dx, dxPitch);
                break;
            case 8:
                MaxBackward<FloatVector256>(dy, dyPitch, x, xPitch, y, yPitch, shape, rows, dx, dxPitch);
                break;
            default:
                MaxBackward<FloatVector128>(dy, dyPitch, x, xPitch, y, yPitch, shape, rows, dx, dxPitch);
                break;
        }
    }

    /// <summary>dx of an average pool: every dy is divided equally among the values of its window.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="shape">The window.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="dx">Receives [rows, pitch].</param>
    /// <param name="dxPitch">Values from one row of dx to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void AverageBackward(ReadOnlySpan<float> dy, int dyPitch, PoolShape shape, int rows, Span<float> dx, int dxPitch)
    {
        switch (VectorWidth.LanesFor(shape.Channels))
        {
            case 16:
                AverageBackward<FloatVector512>(dy, dyPitch, shape, rows, dx, dxPitch);
                break;
            case 8:
                AverageBackward<FloatVector256>(dy, dyPitch, shape, rows, dx, dxPitch);
                break;
            default:
                AverageBackward<FloatVector128>(dy, dyPitch, shape, rows, dx, dxPitch);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MaxBackward<V>(
        ReadOnlySpan<float> dy,
        int dyPitch,
        ReadOnlySpan<float> x,
        int xPitch,
        ReadOnlySpan<float> y,
        int yPitch,
        PoolShape shape,
        int rows,
        Span<float> dx,
        int dxPitch)
        where V : struct, IFloatVector<V>
    {
        ref float dys = ref RowVector.Rows(dy, dyPitch, rows, shape.OutputLength);
        ref float xs = ref RowVector.Rows(x, xPitch, rows, shape.InputLength);
        ref float ys = ref RowVector.Rows(y, yPitch, rows, shape.OutputLength);
        ref float dxs = ref RowVector.Rows(dx, dxPitch, rows, shape.InputLength);
        int rowStep = shape.Y.Dilation * shape.RowLength, columnStep = shape.X.Dilation * shape.Channels;
        for (int n = 0; n < rows; n++)
        {
            dx.Slice(n * dxPitch, shape.InputLength).Clear();
            ref float error = ref Unsafe.Add(ref dys, n * dyPitch);
            ref float image = ref Unsafe.Add(ref xs, n * xPitch);
            ref float result = ref Unsafe.Add(ref ys, n * yPitch);
            ref float gradient = ref Unsafe.Add(ref dxs, n * dxPitch);
            int next = 0;
            for (int i = 0; i < shape.Y.Output; i++)
            {
                (int row, int rowEnd) = shape.Y.Pixels(i);
                for (int j = 0; j < shape.X.Output; j++, next += shape.Channels)
                {
                    (int column, int columnEnd) = shape.X.Pixels(j);
                    int first = (row * shape.RowLength) + (column * shape.Channels), width = (columnEnd - column) * shape.Channels;
                    for (int c = 0; c < shape.Channels; c += V.Count)
                    {
                        // Lanes past the last channel hold zero, so they add nothing.
                        V open = RowVector.Load<V>(ref error, next + c, next + shape.Channels);
                        V largest = RowVector.Load<V>(ref result, next + c, next + shape.Channels);
                        for (int line = first + c; line < rowEnd * shape.RowLength; line += rowStep)
                        {
                            for (int at = line; at < line + width; at += columnStep)
                            {
                                V value = RowVector.Load<V>(ref image, at, shape.InputLength);
                                V share = V.SelectEqual(value, largest, open, default);
                                open = V.ZeroWhereEqual(value, largest, open);
                                RowVector.Store(RowVector.Load<V>(ref gradient, at, shape.InputLength) + share, ref gradient, at, shape.InputLength);
                            }
                        }
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AverageBackward<V>(ReadOnlySpan<float> dy, int dyPitch, PoolShape shape, int rows, Span<float> dx, int dxPitch)
        where V : struct, IFloatVector<V>
    {
        ref float dys = ref RowVector.Rows(dy, dyPitch, rows, shape.OutputLength);
        ref float dxs = ref RowVector.Rows(dx, dxPitch, rows, shape.InputLength);
        int rowStep = shape.Y.Dilation * shape.RowLength, columnStep = shape.X.Dilation * shape.Channels;
        for (int n = 0; n < rows; n++)
        {
            dx.Slice(n * dxPitch, shape.InputLength).Clear();
            ref float error = ref Unsafe.Add(ref dys, n * dyPitch);
            ref float gradient = ref Unsafe.Add(ref dxs, n * dxPitch);
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
                        V share = RowVector.Load<V>(ref error, next + c, next + shape.Channels) * (1f / count);
                        for (int line = first + c; line < rowEnd * shape.RowLength; line += rowStep)
                        {
                            for (int at = line; at < line + width; at += columnStep)
                            {
                                RowVector.Store(RowVector.Load<V>(ref gradient, at, shape.InputLength) + share, ref gradient, at, shape.InputLength);
                            }
                        }
                    }
                }
            }
        }
    }
}
