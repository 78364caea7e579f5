using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>yᵢ = e^zᵢ / Σₖ e^zₖ for each row of a batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Probabilities from logits. Those below 1e-30 of the largest are 0; a NaN logit makes the row NaN.</summary>
    /// <param name="z">Logits; row r starts at r·pitch.</param>
    /// <param name="pitch">Values from one row of logits to the next; what follows the first <paramref name="size"/> is ignored.</param>
    /// <param name="outputs">Receives the probabilities: [rows, size].</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<float> z, int pitch, Span<float> outputs, int first, int end, int size)
    {
        for (int row = first; row < end; row++)
        {
            ApplyToRow(z.Slice(row * pitch, size), outputs.Slice(row * size, size));
        }
    }

    /// <summary>dz = y ⊙ (dy − Σₖ dyₖ·yₖ), the product with the Jacobian. Results below 1e-30 and the padding are 0.</summary>
    /// <param name="dy">Gradient of the probabilities; rows are <paramref name="pitch"/> apart.</param>
    /// <param name="y">The probabilities: [rows, size].</param>
    /// <param name="dz">Receives the gradient of the logits; rows are <paramref name="pitch"/> apart. May be <paramref name="dy"/>.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="size">Values in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dz, int pitch, int first, int end, int size)
    {
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<float> rowY = y.Slice(row * size, size);
            ReadOnlySpan<float> rowDy = dy.Slice(row * pitch, size);
            Span<float> rowDz = dz.Slice(row * pitch, pitch);
            Vector256<float> products = Vector256<float>.Zero;
            for (int i = 0; i < size; i += Vector256<float>.Count)
            {
                products += RowVector.Load(rowDy, i) * RowVector.Load(rowY, i);
            }

            Vector256<float> mean = Vector256.Create(Vector256.Sum(products));
            for (int i = 0; i < size; i += Vector256<float>.Count)
            {
                Vector256<float> result = RowVector.Load(rowY, i) * (RowVector.Load(rowDy, i) - mean);
                RowVector.Store(VectorMath.FlushBelow(result, VectorMath.Negligible), rowDz[..size], i);
            }

            rowDz[size..].Clear();
        }
    }

    /// <summary>One row.</summary>
    /// <returns>The largest logit m and ln Σₖ e^(zₖ − m), which together are the logarithm of the normaliser.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static (float Largest, float LogSum) ApplyToRow(ReadOnlySpan<float> z, Span<float> y)
    {
        // Subtracting the largest logit leaves every probability as it is and keeps every exponential at or below 1.
        Vector256<float> maxima = Vector256.Create(float.NegativeInfinity);
        for (int i = 0; i < z.Length; i += Vector256<float>.Count)
        {
            maxima = Vector256.MaxNative(maxima, RowVector.Load(z, i, float.NegativeInfinity));
        }

        float largest = Largest(maxima);
        Vector256<float> shift = Vector256.Create(largest);
        Vector256<float> sums = Vector256<float>.Zero;
        for (int i = 0; i < z.Length; i += Vector256<float>.Count)
        {
            // The negligible ones would become denormal when divided by the sum.
            Vector256<float> e = VectorMath.FlushBelow(VectorMath.Exp(RowVector.Load(z, i, float.NegativeInfinity) - shift), VectorMath.Negligible);
            RowVector.Store(e, y, i);
            sums += e;
        }

        float sum = Vector256.Sum(sums);
        Vector256<float> divisor = Vector256.Create(sum);
        for (int i = 0; i < z.Length; i += Vector256<float>.Count)
        {
            RowVector.Store(RowVector.Load(y, i) / divisor, y, i);
        }

        return (largest, (float)Math.Log(sum));
    }

    private static float Largest(Vector256<float> values)
    {
        Vector128<float> four = Vector128.MaxNative(values.GetLower(), values.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
    }
}
