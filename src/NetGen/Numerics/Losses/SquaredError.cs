using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>(1/K) Σₖ (yₖ − tₖ)².</summary>
/// <remarks>The gradient is (2/K)·(y − t): see <see cref="OutputMinusTarget"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SquaredError
{
    /// <summary>Copies the outputs from padded rows to dense rows, and computes the loss of each row. NaN stays NaN.</summary>
    /// <param name="z">Outputs of the last layer; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of z to the next. Values of a row after the first <paramref name="size"/> are ignored.</param>
    /// <param name="targets">The targets: [rows, size].</param>
    /// <param name="outputs">Receives a copy of the outputs: [rows, size].</param>
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
                V output = RowVector.Load<V>(ref z, i, size);
                RowVector.Store(output, ref y, i, size);
                V difference = output - RowVector.Load<V>(ref t, i, size);
                sum += difference * difference;
            }

            return sum.Sum() / size;
        }
    }
}
