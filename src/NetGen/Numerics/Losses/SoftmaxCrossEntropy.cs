using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>−Σₖ tₖ ln yₖ for y = softmax(z), computed from the logits.</summary>
/// <remarks>With m the largest logit, −ln yₖ = (m − zₖ) + ln Σⱼ e^(zⱼ − m): no term is negative, and the loss is finite for any finite logits. Its gradient is y·Σt − t, which is <see cref="OutputMinusTarget"/> for targets that sum to 1.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxCrossEntropy
{
    /// <summary>Probabilities and loss of each row. NaN in a row makes all of it NaN.</summary>
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
            (float largest, float logSum) = Softmax.ApplyToRow(rowZ, rowY);
            Vector256<float> m = Vector256.Create(largest);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int i = 0; i < size; i += Vector256<float>.Count)
            {
                // A term that overflows must not meet a target of 0: their product would be NaN.
                Vector256<float> term = VectorMath.AtMost(m - RowVector.Load(rowZ, i) + Vector256.Create(logSum), float.MaxValue);
                sum += RowVector.Load(rowT, i) * term;
            }

            losses[row] = Vector256.Sum(sum);
        }
    }
}
