using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>−Σₖ tₖ ln yₖ for y = softmax(z), computed from the logits.</summary>
/// <remarks>With m the largest logit, −ln yₖ = (m − zₖ) + ln Σⱼ e^(zⱼ − m): no term is negative, and the loss is finite for any finite logits. Its gradient is y·Σt − t, which is <see cref="OutputMinusTarget"/> for targets that sum to 1.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxCrossEntropy
{
    /// <summary>Rows whose logarithms are taken together. For one row it would take as long as the softmax.</summary>
    private const int BlockRows = 16;

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
            // A term that overflows must not meet a target of 0: their product would be NaN.
            V term = V.AtMost(largest - RowVector.Load<V>(ref z, i, size) + logSum, float.MaxValue);
            sum += RowVector.Load<V>(ref t, i, size) * term;
        }

        return sum.Sum();
    }

    private readonly struct Logarithm : IVectorFunction
    {
        public static int Operands => 1;

        // Past the last row there are zeros, whose logarithm nobody reads.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => VectorMath.Log(a);
    }
}
