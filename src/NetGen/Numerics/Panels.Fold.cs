using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <content>Weights that do the work of the layers before and behind them.</content>
public static partial class Panels
{
    /// <summary>W′ and b′ with which a dense layer does what stands before and behind it too: after(before(x)·Wᵀ + b) = x·W′ᵀ + b′.</summary>
    /// <remarks>
    /// With before(x) = c ⊙ x + s and after(z) = r ⊙ z + t that is w′ⱼᵢ = rⱼ·wⱼᵢ·cᵢ and b′ⱼ = rⱼ·(bⱼ + Σᵢ wⱼᵢ·sᵢ) + tⱼ: columns scaled by what comes before, rows by what comes behind. Computed in
    /// <see langword="double"/>, in the order of the inputs, and rounded once. Padding stays zero.
    /// </remarks>
    /// <param name="weights">W, with the biases in its panels.</param>
    /// <param name="shape">The layout of both.</param>
    /// <param name="before">What is done to the inputs.</param>
    /// <param name="after">What is done to the outputs.</param>
    /// <param name="folded">Receives W′, with b′ in its panels.</param>
    internal static void Fold(ReadOnlySpan<float> weights, PanelShape shape, Affine before, Affine after, Span<float> folded)
    {
        SpanLength.Check(weights.Length, shape.Length, nameof(weights));
        SpanLength.Check(folded.Length, shape.Length, nameof(folded));
        Span<double> units = stackalloc double[2 * Square];
        Span<double> rowScale = units[..Square], rowShift = units[Square..];
        for (int unit = 0; unit < shape.PaddedUnits; unit += Square)
        {
            // Panels are whole eights, padding and all; the padding is multiplied by one and has nothing added.
            rowScale.Fill(1);
            rowShift.Clear();
            if (!after.IsIdentity && unit < shape.Units)
            {
                int count = Math.Min(Square, shape.Units - unit);
                after.Scale.Slice(unit, count).CopyTo(rowScale);
                after.Shift.Slice(unit, count).CopyTo(rowShift);
            }

            int start = (unit / shape.Width * shape.Stride) + (unit % shape.Width);
            FoldEight(weights[start..], shape, before, rowScale, rowShift, folded[start..]);
        }
    }

    /// <summary>Eight units: their biases, then the rows of their weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FoldEight(ReadOnlySpan<float> weights, PanelShape shape, Affine before, ReadOnlySpan<double> rowScale, ReadOnlySpan<double> rowShift, Span<float> folded)
    {
        int length = (shape.Inputs * shape.Width) + Square;
        ref float source = ref MemoryMarshal.GetReference(weights[..length]);
        ref float target = ref MemoryMarshal.GetReference(folded[..length]);
        Vector256<double> lowScale = Vector256.Create(rowScale), highScale = Vector256.Create(rowScale[4..]);
        (Vector256<double> lowSum, Vector256<double> highSum) = Vector256.Widen(Vector256.LoadUnsafe(ref source));
        for (int input = 0; input < shape.Inputs; input++)
        {
            nuint place = (nuint)((input + 1) * shape.Width);
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, place));
            if (!before.IsIdentity)
            {
                Vector256<double> shift = Vector256.Create(before.Shift[input]), scale = Vector256.Create(before.Scale[input]);
                lowSum += low * shift;
                highSum += high * shift;
                low *= scale;
                high *= scale;
            }

            Vector256.Narrow(low * lowScale, high * highScale).StoreUnsafe(ref target, place);
        }

        Vector256.Narrow((lowSum * lowScale) + Vector256.Create(rowShift), (highSum * highScale) + Vector256.Create(rowShift[4..])).StoreUnsafe(ref target);
    }
}
