using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Normal numbers, each computed as the quantile of 32 random bits.</summary>
/// <remarks>
/// The quantile is a chain of about sixty operations, and each waits for the one before it. The chain is longer than the window of out-of-order execution, so
/// the processor computes hardly more than one vector at a time. For many numbers, the chain is therefore cut into three parts: bits, logarithm and polynomial.
/// Results between the parts are in memory. Then several vectors are in flight in each part. This takes two thirds of the time and gives the same bits.
/// </remarks>
internal static class NormalNumbers
{
    /// <summary>Values that are kept between two parts of the chain: 512 floats, or 2 KB.</summary>
    private const int Chunk = 512;

    /// <summary>Standard normal numbers from random bits.</summary>
    /// <param name="bits">32 random bits in every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V bits)
        where V : struct, IFloatVector<V> => VectorMath.NormalQuantile(Tail(bits)) ^ Sign(bits);

    /// <summary>Value n of a span is computed from number n.</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="values">Receives the numbers.</param>
    public static void Fill(CounterRandom random, float deviation, Span<float> values)
    {
        RandomFill.Span(default(RandomBits), random, values);
        FromBits(values, stackalloc float[Chunk], deviation);
    }

    /// <summary>In panels, the value of input i of unit o is computed from number o·inputs + i. Padding is not touched.</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="values">The panels, from the first value of the first panel.</param>
    /// <param name="units">Number of units.</param>
    /// <param name="inputs">Inputs of a unit.</param>
    /// <param name="width">Units in a panel.</param>
    /// <param name="stride">Values from one panel to the next.</param>
    public static void FillPanels(CounterRandom random, float deviation, Span<float> values, int units, int inputs, int width, int stride)
    {
        Span<float> arguments = stackalloc float[Chunk];
        for (int first = 0; first < units; first += width)
        {
            int count = Math.Min(width, units - first);
            Span<float> panel = values.Slice(first / width * stride, inputs * width);
            RandomFill.Panels(default(RandomBits), random, panel, first + count, inputs, width, stride, first);

            // Without padding, the rows of a panel form one long row.
            (int length, int step) = count == width ? (panel.Length, panel.Length) : (count, width);
            for (int row = 0; row < panel.Length; row += step)
            {
                FromBits(panel.Slice(row, length), arguments, deviation);
            }
        }
    }

    /// <summary>Replaces random bits by normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromBits(Span<float> values, Span<float> arguments, float deviation)
    {
        for (int start = 0; start < values.Length; start += Chunk)
        {
            Span<float> chunk = values.Slice(start, Math.Min(Chunk, values.Length - start));
            switch (VectorWidth.Lanes)
            {
                case 16:
                    FromBits<FloatVector512>(chunk, arguments, deviation);
                    break;
                case 8:
                    FromBits<FloatVector256>(chunk, arguments, deviation);
                    break;
                default:
                    FromBits<FloatVector128>(chunk, arguments, deviation);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FromBits<V>(Span<float> values, Span<float> arguments, float deviation)
        where V : struct, IFloatVector<V>
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        ref float argument = ref MemoryMarshal.GetReference(arguments[..values.Length]);
        for (int i = 0; i < values.Length; i += V.Count)
        {
            V tail = Tail(RowVector.Load<V>(ref value, i, values.Length));
            RowVector.Store(VectorMath.NormalQuantileArgument(tail), ref argument, i, values.Length);
        }

        for (int i = 0; i < values.Length; i += V.Count)
        {
            V bits = RowVector.Load<V>(ref value, i, values.Length);
            V size = VectorMath.NormalQuantile(Tail(bits), RowVector.Load<V>(ref argument, i, values.Length));
            RowVector.Store((size ^ Sign(bits)) * deviation, ref value, i, values.Length);
        }
    }

    /// <summary>
    /// The probability that a normal number is farther from zero than this one, on both sides together. One of the 32 bits is the sign, and the other 31 are
    /// this probability. An integer keeps its digits where a uniform number near 1 would have lost them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tail<V>(V bits)
        where V : struct, IFloatVector<V> => (V.FromBits(bits & V.CreateBits(0x7FFF_FFFF)) + 0.5f) * (1f / (1u << 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sign<V>(V bits)
        where V : struct, IFloatVector<V> => bits & V.CreateBits(0x8000_0000);

    private readonly struct RandomBits : IRandomFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(in CounterRandom random, V n)
            where V : struct, IFloatVector<V> => random.Bits(n);
    }
}
