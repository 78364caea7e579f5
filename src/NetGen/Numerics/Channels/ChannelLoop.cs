using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A function of one or two values, and of up to four coefficients of their channel.</summary>
internal interface IChannelFunction
{
    /// <summary>Number of values it reads: 1 or 2.</summary>
    static abstract int Operands { get; }

    /// <summary>Number of coefficients it reads.</summary>
    static abstract int Coefficients { get; }

    static abstract V Invoke<V>(V a, V b, V p, V q, V r, V s)
        where V : struct, IFloatVector<V>;
}

/// <summary>Runs such a function over rows of pixels. Padding of a row is not touched.</summary>
internal static class ChannelLoop
{
    /// <summary>The coefficients of some channels, each in a span of <see cref="ChannelPattern.Longest"/> values.</summary>
    public readonly ref struct CoefficientSpans(Span<float> room)
    {
        private readonly Span<float> _room = room;

        public Span<float> this[int index] => _room.Slice(index * ChannelPattern.Longest, ChannelPattern.Longest);
    }

    /// <summary>y = f(a, b; coefficients of the channel) for some channels of every pixel.</summary>
    /// <param name="a">[rows, pitch].</param>
    /// <param name="b">[rows, pitch].</param>
    /// <param name="pitch">Values from one row of a, b and y to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="first">The first channel. Must be 0 below 64 channels.</param>
    /// <param name="count">Number of channels, at most <see cref="ChannelPattern.Longest"/>. Must be all below 64 channels.</param>
    /// <param name="coefficients">The coefficients: each span starts with one value for each channel.</param>
    /// <param name="y">Receives the results; may be an operand.</param>
    public static void Run<T>(
        ReadOnlySpan<float> a,
        ReadOnlySpan<float> b,
        int pitch,
        int rows,
        int pixels,
        int channels,
        int first,
        int count,
        CoefficientSpans coefficients,
        Span<float> y)
        where T : struct, IChannelFunction
    {
        int stride = ChannelPattern.Period(channels), width = stride == channels ? count : Math.Min(stride, pixels * channels);
        for (int k = 0; k < T.Coefficients; k++)
        {
            ChannelPattern.Repeat(coefficients[k][..width], count);
        }

        int length = (pixels * channels) - first;
        ref float from = ref Unsafe.Add(ref RowVector.Rows(a, pitch, rows, first + length), first);
        ref float other = ref Unsafe.Add(ref RowVector.Rows(b, pitch, rows, first + length), first);
        ref float to = ref Unsafe.Add(ref RowVector.Rows(y, pitch, rows, first + length), first);
        ref float known = ref MemoryMarshal.GetReference(coefficients[0]);
        switch (VectorWidth.Lanes)
        {
            case 16:
                Run<T, FloatVector512>(ref from, ref other, pitch, rows, length, stride, width, ref known, ref to);
                break;
            case 8:
                Run<T, FloatVector256>(ref from, ref other, pitch, rows, length, stride, width, ref known, ref to);
                break;
            default:
                Run<T, FloatVector128>(ref from, ref other, pitch, rows, length, stride, width, ref known, ref to);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<T, V>(ref float a, ref float b, int pitch, int rows, int length, int stride, int width, ref float p, ref float y)
        where T : struct, IChannelFunction
        where V : struct, IFloatVector<V>
    {
        ref float q = ref Unsafe.Add(ref p, T.Coefficients > 1 ? ChannelPattern.Longest : 0);
        ref float r = ref Unsafe.Add(ref p, T.Coefficients > 2 ? 2 * ChannelPattern.Longest : 0);
        ref float s = ref Unsafe.Add(ref p, T.Coefficients > 3 ? 3 * ChannelPattern.Longest : 0);
        for (int n = 0; n < rows; n++)
        {
            int row = n * pitch;
            for (int start = 0; start < length; start += stride)
            {
                int here = Math.Min(width, length - start), i = 0;
                ref float from = ref Unsafe.Add(ref a, row + start);
                ref float other = ref Unsafe.Add(ref b, row + start);
                ref float to = ref Unsafe.Add(ref y, row + start);
                for (; i <= here - V.Count; i += V.Count)
                {
                    T.Invoke(
                        V.Load(ref from, i),
                        T.Operands > 1 ? V.Load(ref other, i) : default,
                        V.Load(ref p, i),
                        T.Coefficients > 1 ? V.Load(ref q, i) : default,
                        T.Coefficients > 2 ? V.Load(ref r, i) : default,
                        T.Coefficients > 3 ? V.Load(ref s, i) : default).Store(ref to, i);
                }

                if (i < here)
                {
                    int rest = here - i;
                    T.Invoke(
                        V.LoadFirst(ref from, i, rest, 0f),
                        T.Operands > 1 ? V.LoadFirst(ref other, i, rest, 0f) : default,
                        V.LoadFirst(ref p, i, rest, 0f),
                        T.Coefficients > 1 ? V.LoadFirst(ref q, i, rest, 0f) : default,
                        T.Coefficients > 2 ? V.LoadFirst(ref r, i, rest, 0f) : default,
                        T.Coefficients > 3 ? V.LoadFirst(ref s, i, rest, 0f) : default).StoreFirst(ref to, i, rest);
                }
            }
        }
    }
}
