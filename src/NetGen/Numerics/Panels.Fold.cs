using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <content>Weights that include the layers before and after theirs.</content>
public static partial class Panels
{
    /// <summary>Computes W′ and b′, with which a dense layer includes the layers before and after it: after(before(x)·Wᵀ + b) = x·W′ᵀ + b′.</summary>
    /// <remarks>
    /// For before(x) = c ⊙ x + s and after(z) = r ⊙ z + t, w′ⱼᵢ = rⱼ·wⱼᵢ·cᵢ and b′ⱼ = rⱼ·(bⱼ + Σᵢ wⱼᵢ·sᵢ) + tⱼ. The layer before scales columns, and the layer
    /// after scales rows. Values are computed in <see langword="double"/>, in the order of the inputs, and rounded once. Padding stays zero.
    /// </remarks>
    /// <param name="weights">W, with the biases in its panels.</param>
    /// <param name="shape">The layout of W and W′.</param>
    /// <param name="before">The layer before, which acts on the inputs.</param>
    /// <param name="after">The layer after, which acts on the outputs.</param>
    /// <param name="folded">Receives W′, with b′ in its panels.</param>
    internal static void Fold(ReadOnlySpan<float> weights, PanelShape shape, Affine before, Affine after, Span<float> folded)
    {
        SpanLength.Check(weights.Length, shape.Length, nameof(weights));
        SpanLength.Check(folded.Length, shape.Length, nameof(folded));
        Span<double> units = stackalloc double[2 * Square];
        Span<double> rowScale = units[..Square], rowShift = units[Square..];
        for (int unit = 0; unit < shape.PaddedUnits; unit += Square)
        {
            // Panels are multiples of eight units, with padding. The padding is multiplied by 1, and 0 is added.
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

    /// <summary>Folds eight units: first their biases, then the rows of their weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FoldEight(
        ReadOnlySpan<float> weights,
        PanelShape shape,
        Affine before,
        ReadOnlySpan<double> rowScale,
        ReadOnlySpan<double> rowShift,
        Span<float> folded)
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
