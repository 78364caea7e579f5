using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>yᵢ = xᵢ − ln Σₖ e^xₖ along the second axis of [outer, size, inner].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AxisLogSoftmax
{
    /// <summary>Logarithms of probabilities from logits. A NaN logit makes all of its axis NaN.</summary>
    /// <param name="x">The logits.</param>
    /// <param name="outer">Values of all axes before it.</param>
    /// <param name="size">Values along the axis.</param>
    /// <param name="inner">Values of all axes after it.</param>
    /// <param name="y">Receives the logarithms.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Apply(ReadOnlySpan<float> x, int outer, int size, int inner, Span<float> y) => AxisRuns.Apply<Logarithm>(x, outer, size, inner, y);

    /// <summary>dx = dy − e^y ⊙ Σₖ dyₖ. Results below 1e-30 become zero.</summary>
    /// <param name="dy">Gradient of the logarithms.</param>
    /// <param name="y">The logarithms.</param>
    /// <param name="outer">Values of all axes before it.</param>
    /// <param name="size">Values along the axis.</param>
    /// <param name="inner">Values of all axes after it.</param>
    /// <param name="dx">Receives the gradient of the logits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, int outer, int size, int inner, Span<float> dx) =>
        AxisRuns.Backward<Logarithm>(dy, y, outer, size, inner, dx);

    private readonly struct Logarithm : IRunFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Result<V>(V x, V largest, V sum)
            where V : struct, IFloatVector<V> => (x - largest) - VectorMath.Log(sum);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Term<V>(V dy, V y)
            where V : struct, IFloatVector<V> => dy;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Gradient<V>(V dy, V y, V sum)
            where V : struct, IFloatVector<V> => dy - (VectorMath.ExpOfNonPositive(y) * sum);
    }
}
