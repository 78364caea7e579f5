using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>−(1/K) Σₖ tₖ ln yₖ + (1 − tₖ) ln(1 − yₖ) for y = σ(z), computed from the logits.</summary>
/// <remarks>
/// A unit contributes max(z, 0) − z·t + ln(1 + e⁻|ᶻ|), which is finite for any finite logit. The gradient is a multiple of y − t: see
/// <see cref="OutputMinusTarget"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SigmoidCrossEntropy
{
    /// <summary>Probabilities and loss of each row. NaN stays NaN.</summary>
    /// <param name="z">Logits; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of z to the next. Values of a row after the first <paramref name="size"/> are ignored.</param>
    /// <param name="targets">The targets: [rows, size].</param>
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
            V sum = V.Create(0f);
            for (int i = 0; i < size; i += V.Count)
            {
                V logit = RowVector.Load<V>(ref z, i, size);
                RowVector.Store(VectorMath.Sigmoid(logit), ref y, i, size);
                V loss = V.AtLeast(logit, 0f) - (logit * RowVector.Load<V>(ref t, i, size)) + VectorMath.SoftplusTail(logit);
                sum += loss.KeepFirst(size - i);
            }

            return sum.Sum() / size;
        }
    }
}
