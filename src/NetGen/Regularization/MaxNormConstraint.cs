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
    /// <summary>Squares of smaller or larger limits have too few digits, or are no floats.</summary>
    private const float SmallestSquared = 1e-15f, LargestSquared = 1e18f;

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
        if (limit is < SmallestSquared or > LargestSquared)
        {
            LimitExactly(panel, width, 0, width, limit);
            return;
        }

        for (int lane = 0; lane < width; lane += V.Count)
        {
            V squares = V.Create(0f);
            for (int i = lane; i < panel.Length; i += width)
            {
                V w = V.Load(ref first, i);
                squares = V.MultiplyAdd(w, w, squares);
            }

            // First: the largest value drops NaN, and with it perhaps the only column that is too long.
            if (!float.IsFinite(squares.Sum()))
            {
                LimitExactly(panel, width, lane, V.Count, limit);
                continue;
            }

            if (squares.Largest() <= largest)
            {
                continue;
            }

            V one = V.Create(1f);
            V factor = V.SelectLess(V.Create(largest), squares, V.Create(limit) / V.Sqrt(squares), one);
            for (int i = lane; i < panel.Length; i += width)
            {
                (V.Load(ref first, i) * factor).Store(ref first, i);
            }
        }
    }

    /// <summary>Limits some columns in double, in which the square of every float is a number.</summary>
    private static void LimitExactly(Span<float> panel, int width, int first, int count, float limit)
    {
        for (int column = first; column < first + count; column++)
        {
            double squares = 0;
            for (int i = column; i < panel.Length; i += width)
            {
                squares += (double)panel[i] * panel[i];
            }

            double norm = Math.Sqrt(squares);
            if (!(norm > limit && double.IsFinite(norm)))
            {
                continue;
            }

            for (int i = column; i < panel.Length; i += width)
            {
                panel[i] = (float)(panel[i] * (limit / norm));
            }
        }
    }
}
