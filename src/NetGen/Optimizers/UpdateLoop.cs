using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Runs an update rule over a piece of the parameters: first whole vectors, then the partial vector at the end. Both use the same operations, so cutting the
/// block into pieces changes no bit.
/// </summary>
/// <remarks>
/// If a gradient stays zero, weights, gradients and state shrink by a factor in each step and would become denormal. Denormals made a training step eleven
/// times slower. So negligible values become zero: weights and gradients below 1e-30 here, and state in the rules, which know its scale. A zero weight with
/// zero gradient and zero state stays zero, as the padding of the block requires.
/// </remarks>
internal static class UpdateLoop
{
    /// <summary>Updates a piece by a rule, with the widest vectors that the processor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T rule, ParameterPiece piece)
        where T : struct, IUpdateRule
    {
        switch (VectorWidth.Lanes)
        {
            case 16:
                rule.Update<FloatVector512>(piece);
                break;
            case 8:
                rule.Update<FloatVector256>(piece);
                break;
            default:
                rule.Update<FloatVector128>(piece);
                break;
        }
    }

    /// <summary>
    /// Adds the gradient of the penalties, with the operations of <see cref="Run{T, V}"/>. It is for a step that needs the whole gradient before the update.
    /// </summary>
    public static void AddPenalty(ReadOnlySpan<float> weights, Span<float> gradient, Decay decay) =>
        VectorLoop.Run(new Penalty(decay), gradient, weights, gradient);

    /// <summary>Updates a piece by a rule whose constants are vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<T, V>(T rule, ParameterPiece piece)
        where T : struct, IUpdateRule<V>
        where V : struct, IFloatVector<V>
    {
        int length = piece.Weights.Length;
        SpanLength.Check(piece.Gradient.Length, length, "gradient");
        ref float weight = ref MemoryMarshal.GetReference(piece.Weights);
        ref float change = ref MemoryMarshal.GetReference(piece.Gradient);
        ref float slot0 = ref Slot(piece.State, 0, T.Slots, length);
        ref float slot1 = ref Slot(piece.State, 1, T.Slots, length);
        ref float slot2 = ref Slot(piece.State, 2, T.Slots, length);
        var penalty = new Penalty(piece.Decay);
        V smallest = rule.SmallestGradient;
        V first = default, second = default, third = default;
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            // The next piece starts at the end of this one. Its cache lines are prefetched while this piece is computed.
            Cache.Prefetch(ref Unsafe.Add(ref weight, i + length));
            if (T.Slots > 0)
            {
                Cache.Prefetch(ref Unsafe.Add(ref slot0, i + length));
            }

            if (T.Slots > 1)
            {
                Cache.Prefetch(ref Unsafe.Add(ref slot1, i + length));
            }

            first = T.Slots > 0 ? V.Load(ref slot0, i) : first;
            second = T.Slots > 1 ? V.Load(ref slot1, i) : second;
            third = T.Slots > 2 ? V.Load(ref slot2, i) : third;
            Next(rule, in penalty, smallest, V.Load(ref weight, i), V.Load(ref change, i), ref first, ref second, ref third).Store(ref weight, i);
            if (T.Slots > 0)
            {
                first.Store(ref slot0, i);
            }

            if (T.Slots > 1)
            {
                second.Store(ref slot1, i);
            }

            if (T.Slots > 2)
            {
                third.Store(ref slot2, i);
            }
        }

        int rest = length - i;
        if (rest == 0)
        {
            return;
        }

        first = T.Slots > 0 ? V.LoadFirst(ref slot0, i, rest, 0f) : first;
        second = T.Slots > 1 ? V.LoadFirst(ref slot1, i, rest, 0f) : second;
        third = T.Slots > 2 ? V.LoadFirst(ref slot2, i, rest, 0f) : third;
        V lastWeights = V.LoadFirst(ref weight, i, rest, 0f), lastChanges = V.LoadFirst(ref change, i, rest, 0f);
        Next(rule, in penalty, smallest, lastWeights, lastChanges, ref first, ref second, ref third).StoreFirst(ref weight, i, rest);
        if (T.Slots > 0)
        {
            first.StoreFirst(ref slot0, i, rest);
        }

        if (T.Slots > 1)
        {
            second.StoreFirst(ref slot1, i, rest);
        }

        if (T.Slots > 2)
        {
            third.StoreFirst(ref slot2, i, rest);
        }
    }

    /// <summary>A reference to the start of a slot. If the rule does not have the slot, the reference must not be followed.</summary>
    private static ref float Slot(OptimizerState state, int slot, int slots, int length)
    {
        if (slot >= slots)
        {
            return ref Unsafe.NullRef<float>();
        }

        Span<float> values = state[slot];
        SpanLength.Check(values.Length, length, nameof(state));
        return ref MemoryMarshal.GetReference(values);
    }

    /// <summary>Returns the new weights, and updates the state in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Next<T, V>(T rule, in Penalty penalty, V smallestGradient, V w, V g, ref V first, ref V second, ref V third)
        where T : struct, IUpdateRule<V>
        where V : struct, IFloatVector<V>
    {
        if (penalty.IsPresent)
        {
            g = penalty.AddTo(g, w);
        }

        g = V.ZeroWhereLess(V.Abs(g), smallestGradient, g);
        return Denormals.Flush(rule.Apply(w, g, ref first, ref second, ref third));
    }

    /// <summary>g + λ₂·w + λ₁·sign(w), with sign(0) = 0.</summary>
    private readonly struct Penalty(Decay decay) : IVectorFunction
    {
        private readonly float _l1 = decay.L1;
        private readonly float _l2 = decay.L2;

        public static int Operands => 2;

        public bool IsPresent { get; } = decay.L1 != 0 || decay.L2 != 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V AddTo<V>(V g, V w)
            where V : struct, IFloatVector<V>
        {
            V sign = V.ZeroWhereLess(V.Abs(w), V.Create(VectorMath.SmallestNormal), V.CopySign(V.Broadcast(in _l1), w));
            return V.MultiplyAdd(V.Broadcast(in _l2), w, g) + sign;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => AddTo(a, b);
    }
}
