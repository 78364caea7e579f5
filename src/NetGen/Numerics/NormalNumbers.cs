using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Normal numbers, each the quantile of 32 random bits.</summary>
/// <remarks>
/// The quantile is a chain of some sixty operations, each of which waits for the one before: longer than a processor can look ahead, so that it computes hardly more than one vector at a time. Where many are drawn the
/// chain is cut in three, bits, logarithm and polynomial, with what lies between in memory: then several vectors are under way in each part, in two thirds of the time and with the same bits.
/// </remarks>
internal static class NormalNumbers
{
    /// <summary>Logarithms that lie between two parts of the chain: 2 KB.</summary>
    private const int Chunk = 512;

    /// <summary>Standard normal numbers of random bits.</summary>
    /// <param name="bits">32 in every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V bits)
        where V : struct, IFloatVector<V> => VectorMath.NormalQuantile(Tail(bits)) ^ Sign(bits);

    /// <summary>Value n of a span is made of number n.</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="values">Receives the numbers.</param>
    public static void Fill(CounterRandom random, float deviation, Span<float> values)
    {
        RandomFill.Span(default(RandomBits), random, values);
        FromBits(values, stackalloc float[Chunk], deviation);
    }

    /// <summary>The value of input i of unit o, in panels, is made of number o·inputs + i. Padding is not touched.</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="values">The first panel's first value, and all after it.</param>
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

            // Without padding the rows of a panel are one long row.
            (int length, int step) = count == width ? (panel.Length, panel.Length) : (count, width);
            for (int row = 0; row < panel.Length; row += step)
            {
                FromBits(panel.Slice(row, length), arguments, deviation);
            }
        }
    }

    /// <summary>Puts normal numbers in place of random bits.</summary>
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

    /// <summary>How likely a number farther out is, on both sides together. One bit is the sign, and the others are this: an integer keeps its digits where a uniform number near 1 would have lost them.</summary>
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
