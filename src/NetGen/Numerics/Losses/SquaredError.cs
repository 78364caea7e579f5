using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>(1/K) Σₖ (yₖ − tₖ)².</summary>
/// <remarks>Its gradient is (2/K)·(y − t): see <see cref="OutputMinusTarget"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SquaredError
{
    /// <summary>Copies the outputs out of their padded rows and gives the loss of each. NaN stays NaN.</summary>
    /// <param name="z">Outputs of the last layer; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of z to the next; what follows the first <paramref name="size"/> is ignored.</param>
    /// <param name="targets">What the outputs should be: [rows, size].</param>
    /// <param name="outputs">Receives a copy of them: [rows, size].</param>
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
            rowZ.CopyTo(rowY);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int i = 0; i < size; i += Vector256<float>.Count)
            {
                Vector256<float> difference = RowVector.Load(rowZ, i) - RowVector.Load(rowT, i);
                sum += difference * difference;
            }

            losses[row] = Vector256.Sum(sum) / size;
        }
    }
}
