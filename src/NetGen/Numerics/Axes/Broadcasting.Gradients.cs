using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <content>The gradients, each summed over the axes along which its value is repeated.</content>
public static partial class Broadcasting
{
    /// <summary>da = Σ dy·b for y = a·b.</summary>
    /// <param name="dy">The gradient of the product.</param>
    /// <param name="b">The other factor.</param>
    /// <param name="axes">For each axis: its size, and its distances in dy, in b and in da.</param>
    /// <param name="da">Receives the gradient of the factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void MultiplyGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> da) =>
        Gradient<OfFactor>(dy, dy, b, axes, da);

    /// <summary>da = Σ dy / b for y = a / b.</summary>
    /// <param name="dy">The gradient of the quotient.</param>
    /// <param name="b">The divisor.</param>
    /// <param name="axes">For each axis: its size, and its distances in dy, in b and in da.</param>
    /// <param name="da">Receives the gradient of the dividend.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void DivideGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> da) =>
        Gradient<OfDividend>(dy, dy, b, axes, da);

    /// <summary>db = −Σ dy·y / b for y = a / b.</summary>
    /// <param name="dy">The gradient of the quotient.</param>
    /// <param name="y">The quotient.</param>
    /// <param name="b">The divisor.</param>
    /// <param name="axes">For each axis: its size, and its distances in dy and y, in b, and in db.</param>
    /// <param name="db">Receives the gradient of the divisor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void DivisorGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> db) =>
        Gradient<OfDivisor>(dy, y, b, axes, db);

    private static void Gradient<T>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> target)
        where T : struct, IGradientTerm
    {
        target.Clear();
        switch (VectorWidth.LanesFor(axes[^RowOfTable]))
        {
            case 16:
                Gradient<T, FloatVector512>(dy, y, b, axes, target);
                break;
            case 8:
                Gradient<T, FloatVector256>(dy, y, b, axes, target);
                break;
            default:
                Gradient<T, FloatVector128>(dy, y, b, axes, target);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient<T, V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> target)
        where T : struct, IGradientTerm
        where V : struct, IFloatVector<V>
    {
        (int size, int yStep, int bStep, int targetStep) = (axes[0], axes[1], axes[2], axes[3]);
        if (axes.Length == RowOfTable)
        {
            GradientLine<T, V>(dy[..size], y[..size], b, bStep, target, targetStep);
            return;
        }

        for (int i = 0; i < size; i++)
        {
            Gradient<T, V>(dy[(i * yStep)..], y[(i * yStep)..], b[(i * bStep)..], axes[RowOfTable..], target[(i * targetStep)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GradientLine<T, V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, ReadOnlySpan<float> b, int bStep, Span<float> target, int targetStep)
        where T : struct, IGradientTerm
        where V : struct, IFloatVector<V>
    {
        int size = dy.Length;
        ref float error = ref MemoryMarshal.GetReference(dy);
        ref float result = ref MemoryMarshal.GetReference(y);
        ref float other = ref FirstOf(b, bStep, size);
        ref float gradient = ref FirstOf(target, targetStep, size);
        V same = V.Create(other), sum = default;
        for (int i = 0; i < size; i += V.Count)
        {
            // Past the end dy is 0 and b is 1, so no lane divides by 0.
            V divisor = bStep == 0 ? same : RowVector.Load<V>(ref other, i, size, 1f);
            V term = T.Of(RowVector.Load<V>(ref error, i, size), RowVector.Load<V>(ref result, i, size), divisor);
            if (targetStep == 0)
            {
                sum += term;
            }
            else
            {
                RowVector.Store(Denormals.Flush(RowVector.Load<V>(ref gradient, i, size) + term), ref gradient, i, size);
            }
        }

        if (targetStep == 0)
        {
            gradient += sum.Sum();
        }
    }

    /// <summary>The term that one element adds to the gradient.</summary>
    private interface IGradientTerm
    {
        static abstract V Of<V>(V dy, V y, V b)
            where V : struct, IFloatVector<V>;
    }

    private readonly struct OfFactor : IGradientTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V dy, V y, V b)
            where V : struct, IFloatVector<V> => dy * b;
    }

    private readonly struct OfDividend : IGradientTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V dy, V y, V b)
            where V : struct, IFloatVector<V> => dy / b;
    }

    private readonly struct OfDivisor : IGradientTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V dy, V y, V b)
            where V : struct, IFloatVector<V> => -(dy * y / b);
    }
}
