using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>The gradient all three losses share: a multiple of y − t.</summary>
/// <remarks>That is no accident: softmax, sigmoid and identity are the canonical links of the three likelihoods (Bishop, "Pattern Recognition and Machine Learning", 4.3.6).</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputMinusTarget
{
    /// <summary>dz = (y − t)·scale. Results below 1e-30 are 0: their products further down would be denormal. The padding is 0 too. NaN stays NaN.</summary>
    /// <param name="outputs">y: [rows, size].</param>
    /// <param name="targets">t: [rows, size].</param>
    /// <param name="dz">Receives the gradient; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of dz to the next.</param>
    /// <param name="scale">The factor: 1/B for a batch of B rows, and 1/K or 2/K for a mean over units.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> dz, int pitch, float scale, int first, int end, int size)
    {
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<float> y = outputs.Slice(row * size, size);
            ReadOnlySpan<float> t = targets.Slice(row * size, size);
            Span<float> rowDz = dz.Slice(row * pitch, pitch);
            for (int i = 0; i < size; i += Vector256<float>.Count)
            {
                Vector256<float> result = (RowVector.Load(y, i) - RowVector.Load(t, i)) * scale;
                RowVector.Store(VectorMath.FlushBelow(result, VectorMath.Negligible), rowDz[..size], i);
            }

            rowDz[size..].Clear();
        }
    }
}
