using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <content>Random numbers that layers draw: value n of a span is made of number n of the sequence alone.</content>
public static partial class ElementwisePass
{
    /// <summary>Factors of dropout: 0 with probability rate, else 1 / (1 − rate), so that the expected sum stays (Srivastava et al., 2014, in its inverted form).</summary>
    /// <param name="random">The sequence; value n is kept if its uniform number n is at least the rate.</param>
    /// <param name="rate">The share dropped, from 0 to below 1.</param>
    /// <param name="mask">Receives the factors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DropoutMask(CounterRandom random, float rate, Span<float> mask)
    {
        Vector256<float> threshold = Vector256.Create(rate);
        Vector256<float> factor = Vector256.Create(1f / (1f - rate));
        for (int i = 0; i < mask.Length; i += Vector256<float>.Count)
        {
            Store(factor & Vector256.GreaterThanOrEqual(random.Uniform(Positions(i)), threshold), mask, i);
        }
    }

    /// <summary>Slopes of a randomised ReLU: lower + (upper − lower)·u with u uniform in [0, 1).</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="lower">The smallest slope.</param>
    /// <param name="upper">The bound above all slopes.</param>
    /// <param name="slopes">Receives the slopes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RandomSlopes(CounterRandom random, float lower, float upper, Span<float> slopes)
    {
        Vector256<float> start = Vector256.Create(lower);
        Vector256<float> width = Vector256.Create(upper - lower);
        for (int i = 0; i < slopes.Length; i += Vector256<float>.Count)
        {
            // Rounded twice, so that the scalar formula gives the same bits.
            Store(start + (width * random.Uniform(Positions(i))), slopes, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Positions(int first) => Vector256<uint>.Indices + Vector256.Create((uint)first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> vector, Span<float> values, int i)
    {
        if (values.Length - i >= Vector256<float>.Count)
        {
            vector.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
        }
        else
        {
            PartialVector.Store(vector, values[i..]);
        }
    }
}
