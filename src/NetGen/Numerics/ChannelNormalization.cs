using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Normalisation of each channel over the rows and pixels of a mini-batch of images (Ioffe and Szegedy, ICML 2015, section 3.2).</summary>
/// <remarks>
/// A mini-batch has hundreds of thousands of values per channel, too many for one sum in float. So the worker that has computed a row sums its pixels in
/// blocks, while they are in the first-level cache. The sums of the blocks are then combined in double, row by row and block by block. So the result has the
/// same bits for any number of workers and any vector width.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ChannelNormalization
{
    /// <summary>
    /// Mean and sum of squared deviations of each channel in each block of pixels. This is the first half of the statistics, for the rows of one worker.
    /// </summary>
    /// <remarks>
    /// There are two passes over a block. The second corrects both results by the rounding error of the mean, as <see cref="BatchNormalization.Measure"/> does.
    /// </remarks>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block; the last of a row may have fewer.</param>
    /// <param name="parts">Receives [rows, blocks, 2, channels].</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MeasureBlocks(ReadOnlySpan<float> x, int pitch, int rows, int pixels, int channels, int block, Span<float> parts)
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                MeasureBlocks<FloatVector512>(x, pitch, rows, pixels, channels, block, parts);
                break;
            case 8:
                MeasureBlocks<FloatVector256>(x, pitch, rows, pixels, channels, block, parts);
                break;
            default:
                MeasureBlocks<FloatVector128>(x, pitch, rows, pixels, channels, block, parts);
                break;
        }
    }

    /// <summary>
    /// Mean and variance of some channels over all rows and pixels, from the statistics of their blocks. The variance is divided by the number of values.
    /// </summary>
    /// <remarks>Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance", 1983.</remarks>
    /// <param name="parts">[rows, blocks, 2, channels].</param>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block.</param>
    /// <param name="first">First channel.</param>
    /// <param name="end">One past the last channel.</param>
    /// <param name="mean">Receives the means; index i belongs to channel i.</param>
    /// <param name="variance">Receives the variances.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(
        ReadOnlySpan<float> parts, int rows, int pixels, int channels, int block, int first, int end, Span<float> mean, Span<float> variance)
    {
        var blocks = new ChannelBlocks(parts, rows, pixels, channels, block, sums: 2);
        ref float means = ref MemoryMarshal.GetReference(mean[..end]);
        ref float variances = ref MemoryMarshal.GetReference(variance[..end]);
        double count = (double)rows * pixels;
        for (int i = first; i < end; i += DoubleVector.Count)
        {
            DoubleVector sum = default;
            for (int k = 0; k < blocks.Count; k++)
            {
                sum += blocks.Load(k, 0, i, end) * blocks.PixelsOf(k);
            }

            DoubleVector center = sum / count, squares = default;
            for (int k = 0; k < blocks.Count; k++)
            {
                DoubleVector difference = blocks.Load(k, 0, i, end) - center;
                squares += blocks.Load(k, 1, i, end) + (difference * difference * blocks.PixelsOf(k));
            }

            center.Store(ref means, i, end);
            (squares / count).Store(ref variances, i, end);
        }
    }

    /// <summary>y = γ·(x − mean) / √(variance + ε) + β for some rows.</summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of x and of y to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="mean">The means over the mini-batch, or the running means.</param>
    /// <param name="variance">The variances that belong to the means.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="beta">β.</param>
    /// <param name="y">Receives the results; may be <paramref name="x"/>.</param>
    [SkipLocalsInit]
    public static void Apply(
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int pixels,
        int channels,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> y)
    {
        var known = new ChannelLoop.CoefficientSpans(stackalloc float[3 * ChannelPattern.Longest]);
        for (int first = 0; first < channels; first += ChannelPattern.Longest)
        {
            int count = Math.Min(ChannelPattern.Longest, channels - first);
            mean.Slice(first, count).CopyTo(known[0]);
            VectorLoop.Run(new ScaleOf(epsilon), gamma.Slice(first, count), variance.Slice(first, count), known[1][..count]);
            beta.Slice(first, count).CopyTo(known[2]);
            ChannelLoop.Run<Affine>(x, x, pitch, rows, pixels, channels, first, count, known, y);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MeasureBlocks<V>(ReadOnlySpan<float> x, int pitch, int rows, int pixels, int channels, int block, Span<float> parts)
        where V : struct, IFloatVector<V>
    {
        Span<float> room = stackalloc float[3 * ChannelPattern.Longest];
        ref float center = ref MemoryMarshal.GetReference(room);
        ref float sums = ref Unsafe.Add(ref center, ChannelPattern.Longest);
        ref float squares = ref Unsafe.Add(ref sums, ChannelPattern.Longest);
        ref float values = ref RowVector.Rows(x, pitch, rows, pixels * channels);
        foreach (ChannelBlock part in new ChannelBlocks(parts, rows, pixels, channels, block, sums: 2))
        {
            ref float start = ref Unsafe.Add(ref values, (part.Row * pitch) + part.FirstValue);
            V count = V.Create(part.Pixels);
            LaneSums.Run<Values, V>(ref start, ref start, part.Length, part.Stride, part.Width, ref center, ref sums, ref sums);
            ChannelPattern.Fold<V>(ref sums, part.Width, part.Channels);
            for (int i = 0; i < part.Channels; i += V.Count)
            {
                RowVector.Store(RowVector.Load<V>(ref sums, i, part.Channels) / count, ref center, i, part.Channels);
            }

            ChannelPattern.Repeat(room[..part.Width], part.Channels);
            LaneSums.Run<Deviations, V>(ref start, ref start, part.Length, part.Stride, part.Width, ref center, ref sums, ref squares);
            ChannelPattern.Fold<V>(ref sums, part.Width, part.Channels);
            ChannelPattern.Fold<V>(ref squares, part.Width, part.Channels);
            ref float means = ref MemoryMarshal.GetReference(part.Sums(parts, 0));
            ref float deviations = ref MemoryMarshal.GetReference(part.Sums(parts, 1));
            for (int i = 0; i < part.Channels; i += V.Count)
            {
                V rest = RowVector.Load<V>(ref sums, i, part.Channels), correction = rest / count;
                RowVector.Store(RowVector.Load<V>(ref center, i, part.Channels) + correction, ref means, i, part.Channels);
                V left = RowVector.Load<V>(ref squares, i, part.Channels) - (rest * correction);
                RowVector.Store(V.AtLeast(left, 0f), ref deviations, i, part.Channels);
            }
        }
    }

    /// <summary>Σ x.</summary>
    private readonly struct Values : ILaneTerms
    {
        public static int Sums => 1;

        public static bool ReadsTwo => false;

        public static bool ReadsCenter => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V First<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => sum + a;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Second<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => sum;
    }

    /// <summary>Σ (x − center) and Σ (x − center)².</summary>
    private readonly struct Deviations : ILaneTerms
    {
        public static int Sums => 2;

        public static bool ReadsTwo => false;

        public static bool ReadsCenter => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V First<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => sum + (a - center);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Second<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => V.MultiplyAdd(a - center, a - center, sum);
    }

    /// <summary>γ / √(variance + ε).</summary>
    private readonly struct ScaleOf(float epsilon) : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => a / V.Sqrt(b + epsilon);
    }

    /// <summary>(x − p)·q + r. The mean p is subtracted first: with x·q + (r − p·q), x would lose digits where the mean is large.</summary>
    private readonly struct Affine : IChannelFunction
    {
        public static int Operands => 1;

        public static int Coefficients => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V>(V a, V b, V p, V q, V r, V s)
            where V : struct, IFloatVector<V> => V.MultiplyAdd(a - p, q, r);
    }
}
