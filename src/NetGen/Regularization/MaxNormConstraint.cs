using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Limits the norm of the weights of each unit: w := w·min(1, c / ‖w‖₂). Biases do not count.</summary>
/// <remarks>
/// Sources: Srebro and Shraibman, "Rank, Trace-Norm and Max-Norm" (COLT 2005); for networks Hinton et al., "Improving neural networks by preventing
/// co-adaptation of feature detectors" (2012). The weights of a unit are in several pieces of its panel, so this is a separate pass after the update. The lanes
/// of a panel are units, so one walk down its rows sums the squares of all of them. A panel belongs to one worker, so the number of workers changes no bit.
/// </remarks>
internal sealed class MaxNormConstraint(NetworkStorage storage, IEnumerable<TensorPanel> weights, float limit)
{
    private readonly TensorPanel[] _panels = [.. weights];

    /// <summary>Limits a worker's share of the panels.</summary>
    public void Apply(int worker, int workers)
    {
        for (int index = worker; index < _panels.Length; index += workers)
        {
            TensorPanel panel = _panels[index];
            Limit(storage.ChangeParameters().Slice(panel.Offset, panel.Length), panel.Width, limit);
        }
    }

    /// <summary>Limits the columns of a panel. A column with a norm that is not finite is left unchanged, because a change would hide the divergence.</summary>
    /// <param name="panel">The panel, row after row.</param>
    /// <param name="width">Number of values in a row.</param>
    /// <param name="limit">The largest norm of a column.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Limit(Span<float> panel, int width, float limit)
    {
        switch (VectorWidth.LanesFor(width))
        {
            case 16:
                Limit<FloatVector512>(panel, width, limit);
                break;
            case 8:
                Limit<FloatVector256>(panel, width, limit);
                break;
            default:
                Limit<FloatVector128>(panel, width, limit);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Limit<V>(Span<float> panel, int width, float limit)
        where V : struct, IFloatVector<V>
    {
        ref float first = ref MemoryMarshal.GetReference(panel);
        float largest = limit * limit;
        for (int lane = 0; lane < width; lane += V.Count)
        {
            V squares = V.Create(0f);
            for (int i = lane; i < panel.Length; i += width)
            {
                V w = V.Load(ref first, i);
                squares = V.MultiplyAdd(w, w, squares);
            }

            if (squares.Largest() <= largest)
            {
                continue;
            }

            V one = V.Create(1f);
            V shrunk = V.SelectLess(squares, V.Create(float.PositiveInfinity), V.Create(limit) / V.Sqrt(squares), one);
            V factor = V.SelectLess(V.Create(largest), squares, shrunk, one);
            for (int i = lane; i < panel.Length; i += width)
            {
                (V.Load(ref first, i) * factor).Store(ref first, i);
            }
        }
    }
}
