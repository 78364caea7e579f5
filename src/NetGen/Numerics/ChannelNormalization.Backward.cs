using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <content>Backward propagation, with x̂ = (x − mean) / √(variance + ε).</content>
public static partial class ChannelNormalization
{
    /// <summary>
    /// Σ dy and Σ dy·(x − mean) of each channel in each block of pixels. This is the first half of the gradients, for the rows of one worker.
    /// </summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of both to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block; the last of a row may have fewer.</param>
    /// <param name="mean">The means over the mini-batch.</param>
    /// <param name="parts">Receives [rows, blocks, 2, channels].</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumBlocks(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int pixels,
        int channels,
        int block,
        ReadOnlySpan<float> mean,
        Span<float> parts)
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                SumBlocks<FloatVector512>(dy, x, pitch, rows, pixels, channels, block, mean, parts);
                break;
            case 8:
                SumBlocks<FloatVector256>(dy, x, pitch, rows, pixels, channels, block, mean, parts);
                break;
            default:
                SumBlocks<FloatVector128>(dy, x, pitch, rows, pixels, channels, block, mean, parts);
                break;
        }
    }

    /// <summary>dγ = Σ dy·x̂ and dβ = Σ dy of some channels over all rows and pixels, from the sums of their blocks. Results below 1e-30 become zero.</summary>
    /// <param name="parts">[rows, blocks, 2, channels].</param>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block.</param>
    /// <param name="first">First channel.</param>
    /// <param name="end">One past the last channel.</param>
    /// <param name="variance">The variances over the mini-batch.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="dgamma">Receives dγ; index i belongs to channel i.</param>
    /// <param name="dbeta">Receives dβ.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients(
        ReadOnlySpan<float> parts,
        int rows,
        int pixels,
        int channels,
        int block,
        int first,
        int end,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> dgamma,
        Span<float> dbeta)
    {
        var blocks = new ChannelBlocks(parts, rows, pixels, channels, block, sums: 2);
        ref float variances = ref MemoryMarshal.GetReference(variance[..end]);
        ref float products = ref MemoryMarshal.GetReference(dgamma[..end]);
        ref float sums = ref MemoryMarshal.GetReference(dbeta[..end]);
        for (int i = first; i < end; i += DoubleVector.Count)
        {
            DoubleVector sum = default, product = default;
            for (int k = 0; k < blocks.Count; k++)
            {
                sum += blocks.Load(k, 0, i, end);
                product += blocks.Load(k, 1, i, end);
            }

            (product / DoubleVector.Sqrt(DoubleVector.Load(ref variances, i, end) + epsilon)).Store(ref products, i, end);
            sum.Store(ref sums, i, end);
        }
    }

    /// <summary>
    /// dx = γ / √(variance + ε)·(dy − dβ/n − x̂·dγ/n) for some rows of a mini-batch of n values per channel. The last two terms are there because mean and
    /// variance depend on every pixel. Results below 1e-30 become zero.
    /// </summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of dy, x and dx to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="mean">The means over the mini-batch.</param>
    /// <param name="variance">The variances over the mini-batch.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="dgamma">dγ over all rows and pixels.</param>
    /// <param name="dbeta">dβ over all rows and pixels.</param>
    /// <param name="batchRows">The rows of the whole mini-batch: n / pixels.</param>
    /// <param name="dx">Receives the gradient of x; may be <paramref name="dy"/>.</param>
    [SkipLocalsInit]
    public static void Backward(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int pixels,
        int channels,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        float epsilon,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> dgamma,
        ReadOnlySpan<float> dbeta,
        int batchRows,
        Span<float> dx)
    {
        float count = (float)((double)batchRows * pixels);
        var known = new ChannelLoop.CoefficientSpans(stackalloc float[4 * ChannelPattern.Longest]);
        for (int first = 0; first < channels; first += ChannelPattern.Longest)
        {
            int length = Math.Min(ChannelPattern.Longest, channels - first);
            mean.Slice(first, length).CopyTo(known[0]);
            VectorLoop.Run(new ScaleOf(epsilon), gamma.Slice(first, length), variance.Slice(first, length), known[1][..length]);
            VectorLoop.Run(new Share(count), dbeta.Slice(first, length), known[2][..length]);
            VectorLoop.Run(new SlopeOf(epsilon, count), dgamma.Slice(first, length), variance.Slice(first, length), known[3][..length]);
            ChannelLoop.Run<Descent>(dy, x, pitch, rows, pixels, channels, first, length, known, dx);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumBlocks<V>(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        int pitch,
        int rows,
        int pixels,
        int channels,
        int block,
        ReadOnlySpan<float> mean,
        Span<float> parts)
        where V : struct, IFloatVector<V>
    {
        Span<float> room = stackalloc float[3 * ChannelPattern.Longest];
        ref float center = ref MemoryMarshal.GetReference(room);
        ref float sums = ref Unsafe.Add(ref center, ChannelPattern.Longest);
        ref float products = ref Unsafe.Add(ref sums, ChannelPattern.Longest);
        ref float errors = ref RowVector.Rows(dy, pitch, rows, pixels * channels);
        ref float values = ref RowVector.Rows(x, pitch, rows, pixels * channels);
        foreach (ChannelBlock part in new ChannelBlocks(parts, rows, pixels, channels, block, sums: 2))
        {
            mean.Slice(part.FirstChannel, part.Channels).CopyTo(room);
            ChannelPattern.Repeat(room[..part.Width], part.Channels);
            int start = (part.Row * pitch) + part.FirstValue;
            LaneSums.Run<Products, V>(
                ref Unsafe.Add(ref errors, start), ref Unsafe.Add(ref values, start), part.Length, part.Stride, part.Width, ref center, ref sums, ref products);
            ChannelPattern.Fold<V>(ref sums, part.Width, part.Channels);
            ChannelPattern.Fold<V>(ref products, part.Width, part.Channels);
            room.Slice(ChannelPattern.Longest, part.Channels).CopyTo(part.Sums(parts, 0));
            room.Slice(2 * ChannelPattern.Longest, part.Channels).CopyTo(part.Sums(parts, 1));
        }
    }

    /// <summary>Σ dy and Σ dy·(x − center).</summary>
    private readonly struct Products : ILaneTerms
    {
        public static int Sums => 2;

        public static bool ReadsTwo => true;

        public static bool ReadsCenter => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V First<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => sum + a;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Second<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => V.MultiplyAdd(a, b - center, sum);
    }

    /// <summary>dβ / n.</summary>
    private readonly struct Share(float count) : IVectorFunction
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => a / V.Broadcast(in count);
    }

    /// <summary>dγ / (n·√(variance + ε)).</summary>
    private readonly struct SlopeOf(float epsilon, float count) : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => a / (V.Broadcast(in count) * V.Sqrt(b + epsilon));
    }

    /// <summary>q·(dy − r − (x − p)·s).</summary>
    private readonly struct Descent : IChannelFunction
    {
        public static int Operands => 2;

        public static int Coefficients => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V>(V a, V b, V p, V q, V r, V s)
            where V : struct, IFloatVector<V> => Denormals.Flush(q * V.MultiplyAdd(p - b, s, a - r));
    }
}
