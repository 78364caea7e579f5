using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>yᵢ = e^xᵢ / Σₖ e^xₖ along the second axis of [outer, size, inner].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AxisSoftmax
{
    /// <summary>Probabilities from logits. Those below 1e-30 of the largest are 0; a NaN logit makes all of its axis NaN.</summary>
    /// <param name="x">The logits.</param>
    /// <param name="outer">Values of all axes before it.</param>
    /// <param name="size">Values along the axis.</param>
    /// <param name="inner">Values of all axes after it.</param>
    /// <param name="y">Receives the probabilities.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Apply(ReadOnlySpan<float> x, int outer, int size, int inner, Span<float> y)
    {
        if (inner == 1)
        {
            Softmax.Apply(x, size, y, 0, outer, size);
            return;
        }

        AxisRuns.Apply<Share>(x, outer, size, inner, y);
    }

    /// <summary>dx = y ⊙ (dy − Σₖ dyₖ·yₖ). Results below 1e-30 become zero.</summary>
    /// <param name="dy">Gradient of the probabilities.</param>
    /// <param name="y">The probabilities.</param>
    /// <param name="outer">Values of all axes before it.</param>
    /// <param name="size">Values along the axis.</param>
    /// <param name="inner">Values of all axes after it.</param>
    /// <param name="dx">Receives the gradient of the logits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, int outer, int size, int inner, Span<float> dx) =>
        AxisRuns.Backward<Share>(dy, y, outer, size, inner, dx);

    private readonly struct Share : IRunFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Result<V>(V x, V largest, V sum)
            where V : struct, IFloatVector<V> => VectorMath.ExpOfNonPositive(x - largest) / sum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Term<V>(V dy, V y)
            where V : struct, IFloatVector<V> => dy * y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Gradient<V>(V dy, V y, V sum)
            where V : struct, IFloatVector<V> => y * (dy - sum);
    }
}
