using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Gaussian noise on the values of an image: value n gets number n of the sequence, times the deviation.</summary>
internal static class PixelNoise
{
    /// <summary>Adds noise to the values that are not background.</summary>
    /// <param name="values">Changed in place.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="background">What stays as it is; NaN, which equals nothing, for none.</param>
    /// <param name="random">The sequence of the sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> values, float deviation, float background, CounterRandom random)
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                Add<FloatVector512>(values, deviation, background, in random);
                break;
            case 8:
                Add<FloatVector256>(values, deviation, background, in random);
                break;
            default:
                Add<FloatVector128>(values, deviation, background, in random);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<V>(Span<float> values, float deviation, float background, in CounterRandom random)
        where V : struct, IFloatVector<V>
    {
        ref float target = ref MemoryMarshal.GetReference(values);
        V still = V.Create(background);
        for (int i = 0; i < values.Length; i += V.Count)
        {
            V value = RowVector.Load<V>(ref target, i, values.Length, background);
            if (V.AllEqual(value, still))
            {
                continue;
            }

            // The product is rounded before it is added, as everywhere where random numbers are made.
            V noise = random.Normal(V.AddBits(V.IndexBits, V.CreateBits((uint)i))) * deviation;
            RowVector.Store(value + V.ZeroWhereEqual(value, still, noise), ref target, i, values.Length);
        }
    }
}
