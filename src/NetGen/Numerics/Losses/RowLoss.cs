using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Outputs and loss of one row of a mini-batch, for vectors of any width.</summary>
internal interface IRowLoss
{
    /// <summary>Writes the outputs of the row.</summary>
    /// <param name="z">Its first logit.</param>
    /// <param name="t">Its first target.</param>
    /// <param name="y">Its first output.</param>
    /// <param name="size">Values in the row.</param>
    /// <returns>Its loss.</returns>
    static abstract float Forward<V>(ref float z, ref float t, ref float y, int size)
        where V : struct, IFloatVector<V>;
}

/// <summary>Runs a loss over the rows of a mini-batch, with the widest vectors that one row fills.</summary>
internal static class RowLoss
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<T>(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size)
        where T : struct, IRowLoss
    {
        switch (VectorWidth.LanesFor(size))
        {
            case 16:
                Forward<T, FloatVector512>(z, pitch, targets, outputs, losses, first, end, size);
                break;
            case 8:
                Forward<T, FloatVector256>(z, pitch, targets, outputs, losses, first, end, size);
                break;
            default:
                Forward<T, FloatVector128>(z, pitch, targets, outputs, losses, first, end, size);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Forward<T, V>(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size)
        where T : struct, IRowLoss
        where V : struct, IFloatVector<V>
    {
        for (int row = first; row < end; row++)
        {
            losses[row] = T.Forward<V>(
                ref MemoryMarshal.GetReference(z.Slice(row * pitch, size)),
                ref MemoryMarshal.GetReference(targets.Slice(row * size, size)),
                ref MemoryMarshal.GetReference(outputs.Slice(row * size, size)),
                size);
        }
    }
}
