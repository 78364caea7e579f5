using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>−(1/K) Σₖ tₖ ln yₖ + (1 − tₖ) ln(1 − yₖ) for y = σ(z), computed from the logits.</summary>
/// <remarks>A unit contributes max(z, 0) − z·t + ln(1 + e⁻|ᶻ|), which is finite for any finite logit. Its gradient is y − t: see <see cref="OutputMinusTarget"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SigmoidCrossEntropy
{
    /// <summary>Probabilities and loss of each row. NaN stays NaN.</summary>
    /// <param name="z">Logits; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of z to the next; what follows the first <paramref name="size"/> is ignored.</param>
    /// <param name="targets">What the outputs should be: [rows, size].</param>
    /// <param name="outputs">Receives the probabilities: [rows, size].</param>
    /// <param name="losses">Receives the loss of each row.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size)
    {
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<float> rowZ = z.Slice(row * pitch, size);
            ReadOnlySpan<float> rowT = targets.Slice(row * size, size);
            Span<float> rowY = outputs.Slice(row * size, size);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int i = 0; i < size; i += Vector256<float>.Count)
            {
                Vector256<float> logit = RowVector.Load(rowZ, i);
                RowVector.Store(VectorMath.Sigmoid(logit), rowY, i);
                Vector256<float> loss = VectorMath.AtLeast(logit, 0f) - (logit * RowVector.Load(rowT, i)) + VectorMath.SoftplusTail(logit);
                sum += PartialVector.KeepFirst(loss, size - i);
            }

            losses[row] = Vector256.Sum(sum) / size;
        }
    }
}
