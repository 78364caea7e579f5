using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>yᵢ = e^zᵢ / Σₖ e^zₖ for each row of a batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Softmax
{
    /// <summary>Probabilities from logits. A probability below 1e-30 of the largest one is 0. A NaN logit makes its whole row NaN.</summary>
    /// <param name="z">Logits; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of logits to the next. Values of a row after the first <paramref name="size"/> are ignored.</param>
    /// <param name="outputs">Receives the probabilities: [rows, size].</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<float> z, int pitch, Span<float> outputs, int first, int end, int size)
    {
        switch (VectorWidth.LanesFor(size))
        {
            case 16:
                Apply<FloatVector512>(z, pitch, outputs, first, end, size);
                break;
            case 8:
                Apply<FloatVector256>(z, pitch, outputs, first, end, size);
                break;
            default:
                Apply<FloatVector128>(z, pitch, outputs, first, end, size);
                break;
        }
    }

    /// <summary>dz = y ⊙ (dy − Σₖ dyₖ·yₖ), the product with the Jacobian. Results below 1e-30 become 0, and so does the padding.</summary>
    /// <param name="dy">Gradient of the probabilities; row r starts at r·pitch.</param>
    /// <param name="y">The probabilities: [rows, size].</param>
    /// <param name="dz">Receives the gradient of the logits; row r starts at r·pitch. May be <paramref name="dy"/>.</param>
    /// <param name="pitch">Values from one row of dy, and of dz, to the next.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dz, int pitch, int first, int end, int size)
    {
        switch (VectorWidth.LanesFor(pitch))
        {
            case 16:
                Backward<FloatVector512>(dy, y, dz, pitch, first, end, size);
                break;
            case 8:
                Backward<FloatVector256>(dy, y, dz, pitch, first, end, size);
                break;
            default:
                Backward<FloatVector128>(dy, y, dz, pitch, first, end, size);
                break;
        }
    }

    /// <summary>Softmax of one row.</summary>
    /// <param name="z">Its first logit.</param>
    /// <param name="y">Its first probability.</param>
    /// <param name="size">Values in the row.</param>
    /// <returns>The largest logit m, and Σₖ e^(zₖ − m). The logarithm of the normaliser is m + ln Σₖ e^(zₖ − m).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (float Largest, float Sum) ApplyToRow<V>(ref float z, ref float y, int size)
        where V : struct, IFloatVector<V>
    {
        // The partial vector at the end stays in a register all the time. Reading it back after a masked store would wait for the store.
        int rest = size % V.Count;
        int whole = size - rest;
        V last = rest == 0 ? V.Create(float.NegativeInfinity) : V.LoadFirst(ref z, whole, rest, float.NegativeInfinity);

        // Subtracting the largest logit changes no probability, and keeps every exponential at or below 1.
        V maxima = last;
        for (int i = 0; i < whole; i += V.Count)
        {
            maxima = V.Larger(maxima, V.Load(ref z, i));
        }

        float largest = maxima.Largest();
        last = rest == 0 ? V.Create(0f) : Exponential(last, largest);
        V sums = last;
        for (int i = 0; i < whole; i += V.Count)
        {
            V e = Exponential(V.Load(ref z, i), largest);
            e.Store(ref y, i);
            sums += e;
        }

        float sum = sums.Sum();
        V divisor = V.Create(sum);
        for (int i = 0; i < whole; i += V.Count)
        {
            (V.Load(ref y, i) / divisor).Store(ref y, i);
        }

        if (rest != 0)
        {
            (last / divisor).StoreFirst(ref y, whole, rest);
        }

        return (largest, sum);
    }

    /// <summary>e^(z − m). Negligible results become 0, because they would be denormal after the division by the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exponential<V>(V z, float largest)
        where V : struct, IFloatVector<V> => VectorMath.ExpOfNonPositive(z - largest);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<V>(ReadOnlySpan<float> z, int pitch, Span<float> outputs, int first, int end, int size)
        where V : struct, IFloatVector<V>
    {
        for (int row = first; row < end; row++)
        {
            ApplyToRow<V>(ref MemoryMarshal.GetReference(z.Slice(row * pitch, size)), ref MemoryMarshal.GetReference(outputs.Slice(row * size, size)), size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Backward<V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dz, int pitch, int first, int end, int size)
        where V : struct, IFloatVector<V>
    {
        for (int row = first; row < end; row++)
        {
            ref float rowY = ref MemoryMarshal.GetReference(y.Slice(row * size, size));
            ref float rowDy = ref MemoryMarshal.GetReference(dy.Slice(row * pitch, size));
            ref float rowDz = ref MemoryMarshal.GetReference(dz.Slice(row * pitch, pitch));
            V products = V.Create(0f);
            for (int i = 0; i < size; i += V.Count)
            {
                products += RowVector.Load<V>(ref rowDy, i, size) * RowVector.Load<V>(ref rowY, i, size);
            }

            V mean = V.Create(products.Sum());
            for (int i = 0; i < pitch; i += V.Count)
            {
                V result = RowVector.Load<V>(ref rowY, i, size) * (RowVector.Load<V>(ref rowDy, i, size) - mean);

                // Without the mask, a NaN in the mean would reach the padding.
                RowVector.Store(Denormals.Flush(result).KeepFirst(size - i), ref rowDz, i, pitch);
            }
        }
    }
}
