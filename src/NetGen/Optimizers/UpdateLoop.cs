using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>An update rule for eight parameters at once.</summary>
internal interface IUpdateRule
{
    /// <summary>How many state slots the rule reads and writes; at most three.</summary>
    static abstract int Slots { get; }

    /// <summary>The new weights.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradient with its penalties.</param>
    /// <param name="first">State slot 0, if the rule has it.</param>
    /// <param name="second">State slot 1, if the rule has it.</param>
    /// <param name="third">State slot 2, if the rule has it.</param>
    Vector256<float> Apply(Vector256<float> w, Vector256<float> g, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third);
}

/// <summary>Runs an update rule over a piece of the parameters: whole vectors, then the partial one at the end by the same operations, so that cutting the block changes no bit.</summary>
/// <remarks>
/// Weights, gradients and state whose gradient stays zero shrink by a factor a step and would end as denormals, which made a training step eleven times slower. So negligible ones become
/// zero: weights and gradients below 1e-30 here, state in the rules, which know its scale. A zero weight with zero gradient and zero state stays zero, as the padding of the block needs.
/// </remarks>
internal static class UpdateLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T rule, Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay)
        where T : struct, IUpdateRule
    {
        SpanLength.Check(gradient.Length, weights.Length, nameof(gradient));
        Span<float> firstSlot = T.Slots > 0 ? state[0] : default;
        Span<float> secondSlot = T.Slots > 1 ? state[1] : default;
        Span<float> thirdSlot = T.Slots > 2 ? state[2] : default;
        if (T.Slots > 0)
        {
            SpanLength.Check(firstSlot.Length, weights.Length, nameof(state));
        }

        var penalty = new Penalty(decay);
        Vector256<float> first = default, second = default, third = default;
        for (int i = 0; i < weights.Length; i += Vector256<float>.Count)
        {
            if (T.Slots > 0)
            {
                first = RowVector.Load(firstSlot, i);
            }

            if (T.Slots > 1)
            {
                second = RowVector.Load(secondSlot, i);
            }

            if (T.Slots > 2)
            {
                third = RowVector.Load(thirdSlot, i);
            }

            Vector256<float> w = RowVector.Load(weights, i);
            Vector256<float> g = VectorMath.FlushBelow(penalty.AddTo(RowVector.Load(gradient, i), w), VectorMath.Negligible);
            w = rule.Apply(w, g, ref first, ref second, ref third);
            RowVector.Store(VectorMath.FlushBelow(w, VectorMath.Negligible), weights, i);
            if (T.Slots > 0)
            {
                RowVector.Store(first, firstSlot, i);
            }

            if (T.Slots > 1)
            {
                RowVector.Store(second, secondSlot, i);
            }

            if (T.Slots > 2)
            {
                RowVector.Store(third, thirdSlot, i);
            }
        }
    }

    /// <summary>Adds the gradient of the penalties, by the operations of <see cref="Run"/>, for a step that needs the whole gradient before it updates.</summary>
    public static void AddPenalty(ReadOnlySpan<float> weights, Span<float> gradient, Decay decay)
    {
        var penalty = new Penalty(decay);
        for (int i = 0; i < weights.Length; i += Vector256<float>.Count)
        {
            RowVector.Store(penalty.AddTo(RowVector.Load(gradient, i), RowVector.Load(weights, i)), gradient, i);
        }
    }

    /// <summary>g + λ₂·w + λ₁·sign(w), with sign(0) = 0.</summary>
    private readonly struct Penalty(Decay decay)
    {
        private readonly Vector256<float> _l1 = Vector256.Create(decay.L1);
        private readonly Vector256<float> _l2 = Vector256.Create(decay.L2);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> AddTo(Vector256<float> g, Vector256<float> w)
        {
            Vector256<float> sign = Vector256.AndNot(Vector256.CopySign(_l1, w), Vector256.Equals(w, Vector256<float>.Zero));
            return Vector256.MultiplyAddEstimate(_l2, w, g) + sign;
        }
    }
}
