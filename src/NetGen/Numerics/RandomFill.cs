using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A function of a random sequence, lane by lane, for vectors of any width.</summary>
/// <remarks>It must round every product before it adds. Then its values have the same bits on every processor.</remarks>
internal interface IRandomFunction
{
    /// <summary>The values at positions of the sequence.</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="n">The positions, as integers.</param>
    V Invoke<V>(in CounterRandom random, V n)
        where V : struct, IFloatVector<V>;
}

/// <summary>
/// Fills memory with a function of a random sequence. Each value is computed from its number alone, and has the same bits for every vector width.
/// </summary>
internal static class RandomFill
{
    /// <summary>Value n of a span is computed from number n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Span<T>(T function, CounterRandom random, Span<float> values)
        where T : struct, IRandomFunction
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                Span<T, FloatVector512>(ref function, in random, values);
                break;
            case 8:
                Span<T, FloatVector256>(ref function, in random, values);
                break;
            default:
                Span<T, FloatVector128>(ref function, in random, values);
                break;
        }
    }

    /// <summary>In panels, the value of input i of unit o is computed from number o·inputs + i. Padding is not touched.</summary>
    /// <param name="function">The function.</param>
    /// <param name="random">The sequence.</param>
    /// <param name="values">The panels, from the first value of the first panel.</param>
    /// <param name="units">One past the last unit.</param>
    /// <param name="inputs">Inputs of a unit.</param>
    /// <param name="width">Units in a panel.</param>
    /// <param name="stride">Values from one panel to the next.</param>
    /// <param name="firstUnit">The first panel's first unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panels<T>(T function, CounterRandom random, Span<float> values, int units, int inputs, int width, int stride, int firstUnit = 0)
        where T : struct, IRandomFunction
    {
        switch (VectorWidth.LanesFor(width))
        {
            case 16:
                Panels<T, FloatVector512>(ref function, in random, values, units, inputs, width, stride, firstUnit);
                break;
            case 8:
                Panels<T, FloatVector256>(ref function, in random, values, units, inputs, width, stride, firstUnit);
                break;
            default:
                Panels<T, FloatVector128>(ref function, in random, values, units, inputs, width, stride, firstUnit);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Span<T, V>(ref T function, in CounterRandom random, Span<float> values)
        where T : struct, IRandomFunction
        where V : struct, IFloatVector<V>
    {
        ref float target = ref MemoryMarshal.GetReference(values);
        for (int i = 0; i < values.Length; i += V.Count)
        {
            V positions = V.AddBits(V.IndexBits, V.CreateBits((uint)i));
            RowVector.Store(function.Invoke(in random, positions), ref target, i, values.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Panels<T, V>(ref T function, in CounterRandom random, Span<float> values, int units, int inputs, int width, int stride, int firstUnit)
        where T : struct, IRandomFunction
        where V : struct, IFloatVector<V>
    {
        V lanes = V.MultiplyBits(V.IndexBits, V.CreateBits((uint)inputs));
        for (int first = firstUnit; first < units; first += width)
        {
            int count = Math.Min(width, units - first);
            for (int input = 0; input < inputs; input++)
            {
                Span<float> row = values.Slice(((first - firstUnit) / width * stride) + (input * width), count);
                ref float target = ref MemoryMarshal.GetReference(row);
                for (int unit = 0; unit < count; unit += V.Count)
                {
                    V positions = V.AddBits(lanes, V.CreateBits((uint)(((first + unit) * inputs) + input)));
                    RowVector.Store(function.Invoke(in random, positions), ref target, unit, count);
                }
            }
        }
    }
}
