using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Adds normal noise to the gradient. Its variance is η / (1 + t)^0.55 in step t. This is enough to leave a bad region at first, and has little effect later.
/// </summary>
/// <remarks>
/// Source: Neelakantan, Vilnis, Le, Sutskever, Kaiser, Kurach and Martens, "Adding Gradient Noise Improves Learning for Very Deep Networks" (2015), after
/// Welling and Teh (ICML 2011). The value of input i of unit o uses number o·inputs + i of its tensor's sequence. So the result depends neither on the packing
/// nor on how workers share the panels. Padding stays zero.
/// </remarks>
internal sealed class GradientNoise(IEnumerable<TensorPanel> panels, int seed, float scale)
{
    /// <summary>γ, the exponent by which the noise fades. It is the authors' choice.</summary>
    private const double Fading = 0.55;

    private readonly TensorPanel[] _panels = [.. panels];

    /// <summary>Standard deviation of the noise in a step.</summary>
    /// <param name="scale">η.</param>
    /// <param name="step">Number of the step, from 0.</param>
    private static float Deviation(float scale, long step) => (float)Math.Sqrt(scale / Math.Pow(1 + step, Fading));

    /// <summary>Adds the noise to a worker's share of the panels.</summary>
    public void AddTo(Span<float> gradient, long step, int worker, int workers)
    {
        float deviation = Deviation(scale, step);
        for (int index = worker; index < _panels.Length; index += workers)
        {
            TensorPanel panel = _panels[index];
            CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.GradientNoise, panel.Tensor, step);
            Add(random, deviation, gradient.Slice(panel.Offset, panel.Length), panel);
        }
    }

    private static void Add(CounterRandom random, float deviation, Span<float> values, TensorPanel panel)
    {
        switch (VectorWidth.LanesFor(panel.Width))
        {
            case 16:
                Add<FloatVector512>(in random, deviation, values, panel);
                break;
            case 8:
                Add<FloatVector256>(in random, deviation, values, panel);
                break;
            default:
                Add<FloatVector128>(in random, deviation, values, panel);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<V>(in CounterRandom random, float deviation, Span<float> values, TensorPanel panel)
        where V : struct, IFloatVector<V>
    {
        V lanes = V.MultiplyBits(V.IndexBits, V.CreateBits((uint)panel.Inputs));
        for (int input = 0; input < panel.Inputs; input++)
        {
            ref float row = ref MemoryMarshal.GetReference(values.Slice(input * panel.Width, panel.Units));
            for (int unit = 0; unit < panel.Units; unit += V.Count)
            {
                V positions = V.AddBits(lanes, V.CreateBits((uint)(((panel.FirstUnit + unit) * panel.Inputs) + input)));
                RowVector.Store(RowVector.Load<V>(ref row, unit, panel.Units) + (random.Normal(positions) * deviation), ref row, unit, panel.Units);
            }
        }
    }
}
