using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Gaussian noise for images. It is the sum of two windows, each from a long sequence of normal numbers, at random positions.</summary>
/// <remarks>
/// Computing a normal number takes about ten times as long as reading one. The sum of two normal numbers is normal. The numbers within an image are
/// independent. Two images are independent unless their windows overlap. They get the same noise only if both windows start at the same of 2¹³ positions.
/// </remarks>
internal sealed class NoisePool
{
    /// <summary>Number of positions at which a window may start.</summary>
    private const int Places = 1 << 13;

    private readonly AlignedBuffer _first;
    private readonly AlignedBuffer _second;

    /// <summary>Draws the sequences.</summary>
    /// <param name="deviation">The standard deviation of the noise.</param>
    /// <param name="length">Values of an image.</param>
    /// <param name="seed">The training's seed.</param>
    public NoisePool(float deviation, int length, int seed)
    {
        _first = Sequence(0);
        _second = Sequence(1);

        AlignedBuffer Sequence(int which)
        {
            var numbers = new AlignedBuffer(checked(Places + length));
            NormalNumbers.Fill(CounterRandom.For(seed, CounterRandom.Purpose.NoisePool, which), (float)(deviation / Math.Sqrt(2)), numbers.Span);
            return numbers;
        }
    }

    /// <summary>Adds noise to the values that are not background.</summary>
    /// <param name="values">An image; changed in place.</param>
    /// <param name="background">The value that gets no noise. NaN, which equals nothing, means that all values get noise.</param>
    /// <param name="random">The sequence of the sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<float> values, float background, CounterRandom random)
    {
        ReadOnlySpan<float> first = _first.Span.Slice(random.Below(0, Places), values.Length);
        ReadOnlySpan<float> second = _second.Span.Slice(random.Below(1, Places), values.Length);
        switch (VectorWidth.Lanes)
        {
            case 16:
                Add<FloatVector512>(values, first, second, background);
                break;
            case 8:
                Add<FloatVector256>(values, first, second, background);
                break;
            default:
                Add<FloatVector128>(values, first, second, background);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<V>(Span<float> values, ReadOnlySpan<float> first, ReadOnlySpan<float> second, float background)
        where V : struct, IFloatVector<V>
    {
        ref float target = ref MemoryMarshal.GetReference(values);
        ref float one = ref MemoryMarshal.GetReference(first);
        ref float other = ref MemoryMarshal.GetReference(second);
        V still = V.Create(background);
        for (int i = 0; i < values.Length; i += V.Count)
        {
            V value = RowVector.Load<V>(ref target, i, values.Length);
            V noise = RowVector.Load<V>(ref one, i, values.Length) + RowVector.Load<V>(ref other, i, values.Length);
            RowVector.Store(value + V.ZeroWhereEqual(value, still, noise), ref target, i, values.Length);
        }
    }
}
