using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Passes of layers over values with one parameter per channel. For a vector, each unit is a channel. Padding of a row is not touched.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelPass
{
    /// <summary>y = x·m for the channels of one row.</summary>
    /// <param name="x">Pixels.</param>
    /// <param name="m">A factor for each channel.</param>
    /// <param name="y">Receives the same number of pixels; may be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public static void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> m, Span<float> y)
    {
        SpanLength.Check(y.Length, x.Length, nameof(y));
        Run<Product>(x, x, x.Length, 1, x.Length / m.Length, m, y);
    }

    /// <summary>A ReLU with a slope for each channel: y = z for z &gt; 0, else slope·z.</summary>
    /// <param name="z">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of both to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="slopes">A slope for each channel.</param>
    /// <param name="y">Receives the activations; may be <paramref name="z"/>.</param>
    public static void SlopedRelu(ReadOnlySpan<float> z, int pitch, int rows, int pixels, ReadOnlySpan<float> slopes, Span<float> y) =>
        Run<Slope>(z, z, pitch, rows, pixels, slopes, y);

    /// <summary>dz = dy for z &gt; 0, else dy·slope. Results below 1e-30 become zero.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="z">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of dy, z and dz to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="slopes">A slope for each channel.</param>
    /// <param name="dz">Receives the gradient of the pre-activations; may be <paramref name="dy"/>.</param>
    public static void SlopedReluBackward(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> z, int pitch, int rows, int pixels, ReadOnlySpan<float> slopes, Span<float> dz) =>
        Run<SlopeDerivative>(dy, z, pitch, rows, pixels, slopes, dz);

    /// <summary>
    /// Σ dy·min(z, 0) of each channel in each block of pixels. This is the first half of the gradient of the slopes, for the rows of one worker.
    /// </summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="z">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of both to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block; the last of a row may have fewer.</param>
    /// <param name="parts">Receives [rows, blocks, channels].</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumSlopes(ReadOnlySpan<float> dy, ReadOnlySpan<float> z, int pitch, int rows, int pixels, int channels, int block, Span<float> parts)
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                SumSlopes<FloatVector512>(dy, z, pitch, rows, pixels, channels, block, parts);
                break;
            case 8:
                SumSlopes<FloatVector256>(dy, z, pitch, rows, pixels, channels, block, parts);
                break;
            default:
                SumSlopes<FloatVector128>(dy, z, pitch, rows, pixels, channels, block, parts);
                break;
        }
    }

    /// <summary>The gradient of some slopes over all rows and pixels, from the sums of their blocks. Results below 1e-30 become zero.</summary>
    /// <param name="parts">[rows, blocks, channels].</param>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block.</param>
    /// <param name="first">First channel.</param>
    /// <param name="end">One past the last channel.</param>
    /// <param name="dslopes">Receives end − first sums.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SlopeGradient(ReadOnlySpan<float> parts, int rows, int pixels, int channels, int block, int first, int end, Span<float> dslopes)
    {
        SpanLength.Check(dslopes.Length, end - first, nameof(dslopes));
        var blocks = new ChannelBlocks(parts, rows, pixels, channels, block, sums: 1);
        ref float sums = ref MemoryMarshal.GetReference(dslopes);
        for (int i = first; i < end; i += DoubleVector.Count)
        {
            DoubleVector sum = default;
            for (int k = 0; k < blocks.Count; k++)
            {
                sum += blocks.Load(k, 0, i, end);
            }

            sum.Store(ref sums, i - first, end - first);
        }
    }

    [SkipLocalsInit]
    private static void Run<T>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int pitch, int rows, int pixels, ReadOnlySpan<float> known, Span<float> y)
        where T : struct, IChannelFunction
    {
        var coefficients = new ChannelLoop.CoefficientSpans(stackalloc float[ChannelPattern.Longest]);
        for (int first = 0; first < known.Length; first += ChannelPattern.Longest)
        {
            int count = Math.Min(ChannelPattern.Longest, known.Length - first);
            known.Slice(first, count).CopyTo(coefficients[0]);
            ChannelLoop.Run<T>(a, b, pitch, rows, pixels, known.Length, first, count, coefficients, y);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumSlopes<V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> z, int pitch, int rows, int pixels, int channels, int block, Span<float> parts)
        where V : struct, IFloatVector<V>
    {
        Span<float> room = stackalloc float[ChannelPattern.Longest];
        ref float sums = ref MemoryMarshal.GetReference(room);
        ref float errors = ref RowVector.Rows(dy, pitch, rows, pixels * channels);
        ref float values = ref RowVector.Rows(z, pitch, rows, pixels * channels);
        foreach (ChannelBlock part in new ChannelBlocks(parts, rows, pixels, channels, block, sums: 1))
        {
            int start = (part.Row * pitch) + part.FirstValue;
            LaneSums.Run<NegativeParts, V>(
                ref Unsafe.Add(ref errors, start), ref Unsafe.Add(ref values, start), part.Length, part.Stride, part.Width, ref sums, ref sums, ref sums);
            ChannelPattern.Fold<V>(ref sums, part.Width, part.Channels);
            room[..part.Channels].CopyTo(part.Sums(parts, 0));
        }
    }

    private readonly struct Product : IChannelFunction
    {
        public static int Operands => 1;

        public static int Coefficients => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V>(V a, V b, V p, V q, V r, V s)
            where V : struct, IFloatVector<V> => a * p;
    }

    private readonly struct Slope : IChannelFunction
    {
        public static int Operands => 1;

        public static int Coefficients => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V>(V a, V b, V p, V q, V r, V s)
            where V : struct, IFloatVector<V> => LeakyReluActivation.Apply(a, p);
    }

    private readonly struct SlopeDerivative : IChannelFunction
    {
        public static int Operands => 2;

        public static int Coefficients => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V>(V a, V b, V p, V q, V r, V s)
            where V : struct, IFloatVector<V> => Denormals.Flush(a * LeakyReluActivation.Derivative(b, default, p));
    }

    /// <summary>Σ dy·min(z, 0).</summary>
    private readonly struct NegativeParts : ILaneTerms
    {
        public static int Sums => 1;

        public static bool ReadsTwo => true;

        public static bool ReadsCenter => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V First<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => V.MultiplyAdd(a, V.AtMost(b, 0f), sum);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Second<V>(V sum, V a, V b, V center)
            where V : struct, IFloatVector<V> => sum;
    }
}
