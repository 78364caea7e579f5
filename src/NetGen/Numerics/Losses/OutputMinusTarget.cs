using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The gradient that the three losses have in common: a multiple of y − t.</summary>
/// <remarks>
/// They have it in common because softmax, sigmoid and identity are the canonical links of the three likelihoods (Bishop, "Pattern Recognition and Machine
/// Learning", section 4.3.6).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputMinusTarget
{
    /// <summary>
    /// dz = (y − t)·scale, multiplied by the weight of the row. Results below 1e-30 become 0, because their products in earlier layers would be denormal. The
    /// padding becomes 0 too. NaN stays NaN.
    /// </summary>
    /// <param name="outputs">y: [rows, size].</param>
    /// <param name="targets">t: [rows, size].</param>
    /// <param name="weights">The weight of each row; empty if all weights are 1.</param>
    /// <param name="dz">Receives the gradient; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of dz to the next.</param>
    /// <param name="scale">The factor: 1/B for a batch of B rows, and 1/K or 2/K for a mean over units.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ReadOnlySpan<float> outputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights,
        Span<float> dz,
        int pitch,
        float scale,
        int first,
        int end,
        int size)
    {
        switch (VectorWidth.LanesFor(pitch))
        {
            case 16:
                Backward<FloatVector512>(outputs, targets, weights, dz, pitch, scale, first, end, size);
                break;
            case 8:
                Backward<FloatVector256>(outputs, targets, weights, dz, pitch, scale, first, end, size);
                break;
            default:
                Backward<FloatVector128>(outputs, targets, weights, dz, pitch, scale, first, end, size);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Backward<V>(
        ReadOnlySpan<float> outputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights,
        Span<float> dz,
        int pitch,
        float scale,
        int first,
        int end,
        int size)
        where V : struct, IFloatVector<V>
    {
        for (int row = first; row < end; row++)
        {
            ref float y = ref MemoryMarshal.GetReference(outputs.Slice(row * size, size));
            ref float t = ref MemoryMarshal.GetReference(targets.Slice(row * size, size));
            ref float rowDz = ref MemoryMarshal.GetReference(dz.Slice(row * pitch, pitch));
            float rowScale = weights.IsEmpty ? scale : scale * weights[row];
            for (int i = 0; i < pitch; i += V.Count)
            {
                // Past the end of a row both operands are zero, so the padding becomes zero.
                V result = (RowVector.Load<V>(ref y, i, size) - RowVector.Load<V>(ref t, i, size)) * rowScale;
                RowVector.Store(Denormals.Flush(result), ref rowDz, i, pitch);
            }
        }
    }
}
