using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>−Σₖ tₖ ln yₖ for y = softmax(z), computed from the logits.</summary>
/// <remarks>
/// With the largest logit m, −ln yₖ = (m − zₖ) + ln Σⱼ e^(zⱼ − m). No term is negative, and the loss is finite for any finite logits. The gradient is y·Σt − t.
/// For targets that sum to 1 it is <see cref="OutputMinusTarget"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxCrossEntropy
{
    /// <summary>Rows whose logarithms are computed together. The logarithm of one row alone would take as long as its softmax.</summary>
    private const int BlockRows = 16;

    /// <summary>Probabilities and loss of each row. A NaN in a row makes the whole row NaN.</summary>
    /// <param name="z">Logits; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of z to the next. Values of a row after the first <paramref name="size"/> are ignored.</param>
    /// <param name="targets">The targets: [rows, size].</param>
    /// <param name="outputs">Receives the probabilities: [rows, size].</param>
    /// <param name="losses">Receives the loss of each row.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size)
    {
        switch (VectorWidth.LanesFor(size))
        {
            case 16:
                Forward<FloatVector512>(z, pitch, targets, outputs, losses, first, end, size);
                break;
            case 8:
                Forward<FloatVector256>(z, pitch, targets, outputs, losses, first, end, size);
                break;
            default:
                Forward<FloatVector128>(z, pitch, targets, outputs, losses, first, end, size);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Forward<V>(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size)
        where V : struct, IFloatVector<V>
    {
        Span<float> largest = stackalloc float[BlockRows], sums = stackalloc float[BlockRows];
        for (int row = first; row < end; row += BlockRows)
        {
            int rows = Math.Min(BlockRows, end - row);
            ref float blockZ = ref MemoryMarshal.GetReference(z.Slice(row * pitch, ((rows - 1) * pitch) + size));
            ref float blockT = ref MemoryMarshal.GetReference(targets.Slice(row * size, rows * size));
            ref float blockY = ref MemoryMarshal.GetReference(outputs.Slice(row * size, rows * size));
            for (int i = 0; i < rows; i++)
            {
                (largest[i], sums[i]) = Softmax.ApplyToRow<V>(ref Unsafe.Add(ref blockZ, i * pitch), ref Unsafe.Add(ref blockY, i * size), size);
            }

            VectorLoop.Run(default(Logarithm), sums[..rows], sums[..rows]);
            for (int i = 0; i < rows; i++)
            {
                losses[row + i] = LossOfRow<V>(ref Unsafe.Add(ref blockZ, i * pitch), ref Unsafe.Add(ref blockT, i * size), size, largest[i], sums[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LossOfRow<V>(ref float z, ref float t, int size, float largest, float logSum)
        where V : struct, IFloatVector<V>
    {
        V sum = V.Create(0f);
        for (int i = 0; i < size; i += V.Count)
        {
            // A term that overflows must not be multiplied by a target of 0, because the product would be NaN.
            V term = V.AtMost(largest - RowVector.Load<V>(ref z, i, size) + logSum, float.MaxValue);
            sum += RowVector.Load<V>(ref t, i, size) * term;
        }

        return sum.Sum();
    }

    private readonly struct Logarithm : IVectorFunction
    {
        public static int Operands => 1;

        // Past the last row the operand is zero. Its logarithm is not read.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => VectorMath.Log(a);
    }
}
