using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What is made of uniform random numbers, lane by lane, for any width.</summary>
internal interface IRandomFunction
{
    /// <summary>The function of numbers in [0, 1).</summary>
    V Invoke<V>(V uniform)
        where V : struct, IFloatVector<V>;
}

/// <summary>Fills a span with a function of a random sequence: value n is made of number n alone, with the same bits for every width.</summary>
internal static class RandomLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T function, CounterRandom random, Span<float> values)
        where T : struct, IRandomFunction
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                Run<T, FloatVector512>(ref function, in random, values);
                break;
            case 8:
                Run<T, FloatVector256>(ref function, in random, values);
                break;
            default:
                Run<T, FloatVector128>(ref function, in random, values);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<T, V>(ref T function, in CounterRandom random, Span<float> values)
        where T : struct, IRandomFunction
        where V : struct, IFloatVector<V>
    {
        ref float target = ref MemoryMarshal.GetReference(values);
        for (int i = 0; i < values.Length; i += V.Count)
        {
            V positions = V.AddBits(V.IndexBits, V.CreateBits((uint)i));
            RowVector.Store(function.Invoke(random.Uniform(positions)), ref target, i, values.Length);
        }
    }
}
