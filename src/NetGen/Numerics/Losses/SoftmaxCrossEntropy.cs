using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    public static void Forward(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size) =>
        RowLoss.Forward<Row>(z, pitch, targets, outputs, losses, first, end, size);

    private readonly struct Row : IRowLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Forward<V>(ref float z, ref float t, ref float y, int size)
            where V : struct, IFloatVector<V>
        {
            Softmax.Normaliser normaliser = Softmax.ApplyToRow<V>(ref z, ref y, size);
            V m = V.Create(normaliser.Largest);
            V logSum = VectorMath.Log(V.Create(normaliser.Sum));
            V sum = V.Create(0f);
            for (int i = 0; i < size; i += V.Count)
            {
                // A term that overflows must not meet a target of 0: their product would be NaN.
                V term = VectorMath.AtMost(m - RowVector.Load<V>(ref z, i, size) + logSum, float.MaxValue);
                sum += RowVector.Load<V>(ref t, i, size) * term;
            }

            return sum.Sum();
        }
    }
}
