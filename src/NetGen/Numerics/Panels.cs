using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Passes over matrices in panels. They are the same for every network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Panels
{
    /// <summary>Sums some rows lane by lane. The result is the gradient of the biases of a panel.</summary>
    /// <param name="rows">[rows, width], without gaps.</param>
    /// <param name="sum">Receives the sums. Its length, the width, is a multiple of eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumRows(ReadOnlySpan<float> rows, Span<float> sum)
    {
        ref float first = ref MemoryMarshal.GetReference(rows);
        int lane = 0;
        for (; lane <= sum.Length - (4 * Vector256<float>.Count); lane += 4 * Vector256<float>.Count)
        {
            // Four chains of additions at once hide the latency of one.
            Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a;
            for (int row = lane; row < rows.Length; row += sum.Length)
            {
                a += Vector256.LoadUnsafe(ref first, (nuint)row);
                b += Vector256.LoadUnsafe(ref first, (nuint)(row + 8));
                c += Vector256.LoadUnsafe(ref first, (nuint)(row + 16));
                d += Vector256.LoadUnsafe(ref first, (nuint)(row + 24));
            }

            a.CopyTo(sum[lane..]);
            b.CopyTo(sum[(lane + 8)..]);
            c.CopyTo(sum[(lane + 16)..]);
            d.CopyTo(sum[(lane + 24)..]);
        }

        for (; lane < sum.Length; lane += Vector256<float>.Count)
        {
            Vector256<float> total = Vector256<float>.Zero;
            for (int row = lane; row < rows.Length; row += sum.Length)
            {
                total += Vector256.LoadUnsafe(ref first, (nuint)row);
            }

            total.CopyTo(sum[lane..]);
        }
    }

    /// <summary>Sets some columns to zero: the columns of units that are padding.</summary>
    /// <param name="values">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="first">First column.</param>
    /// <param name="count">Number of columns.</param>
    public static void ClearColumns(Span<float> values, int pitch, int rows, int first, int count)
    {
        for (int row = 0; row < rows; row++)
        {
            values.Slice((row * pitch) + first, count).Clear();
        }
    }

    /// <summary>
    /// DropConnect: draws a factor for each weight, 0 with probability <paramref name="rate"/> and else 1 / (1 − rate), and multiplies. Biases are copied.
    /// </summary>
    /// <param name="random">Number n belongs to weight n in [out, in] order.</param>
    /// <param name="rate">The share dropped.</param>
    /// <param name="weights">W.</param>
    /// <param name="shape">The layout of W, of the factors and of the products.</param>
    /// <param name="mask">Receives the factors.</param>
    /// <param name="masked">Receives W ⊙ mask.</param>
    /// <param name="firstPanel">First panel.</param>
    /// <param name="endPanel">One past the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mask(
        CounterRandom random, float rate, ReadOnlySpan<float> weights, PanelShape shape, Span<float> mask, Span<float> masked, int firstPanel, int endPanel)
    {
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int start = panel * shape.Stride, biases = shape.Biases * shape.Width, firstUnit = panel * shape.Width;
            weights.Slice(start, biases).CopyTo(masked[start..]);

            // Factors of padding are zero from the start, and stay zero.
            Span<float> factors = mask.Slice(start + biases, shape.Inputs * shape.Width);
            int endUnit = Math.Min(firstUnit + shape.Width, shape.Units);
            RandomFill.Panels(new ElementwisePass.Keep(rate), random, factors, endUnit, shape.Inputs, shape.Width, shape.Stride, firstUnit);
            ElementwisePass.Multiply(weights.Slice(start + biases, factors.Length), factors, masked.Slice(start + biases, factors.Length));
        }
    }
}
