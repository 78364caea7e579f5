namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>
/// The update rules. A value that is special in a weight, its gradient or its state changes that weight only. Zeros, as in the padding, stay zeros. A gradient
/// that is NaN never vanishes.
/// </summary>
internal static class RuleKernels
{
    public static IReadOnlyList<Kernel> All { get; } =
    [
        .. new Optimizer[]
        {
            new Sgd(0.1f), new Sgd(0.1f, 0.9f), new Sgd(0.1f, 0.9f, dampening: 0.5f), new Sgd(0.1f, 0.9f, nesterov: true), new Momentum(0.1f),
            new RmsProp(0.1f), new RmsProp(0.1f, momentum: 0.9f), new RmsProp(0.1f, centered: true), new Adam(0.1f), new AdamW(0.1f),
            new Adam(0.1f, 0, 0, float.Epsilon),
        }.Select(static rule => new Rule(rule)),
    ];

    private sealed class Rule(Optimizer rule) : Kernel(rule.ToString())
    {
        public override void Try(Chance chance)
        {
            int length = chance.Between(1, 70), slots = rule.StateSlotCount;
            float[] weights = Spoiled(chance, length), gradient = Spoiled(chance, length), state = new float[slots * length];
            for (int i = 0; i < state.Length; i++)
            {
                // The first slot of rules that divide is an average of squares.
                state[i] = chance.Happens(0.05) ? chance.Of(SpecialValue.All) : Math.Abs(Usual(chance));
            }

            int zero = chance.Below(length);
            (weights[zero], gradient[zero]) = (0, 0);
            for (int slot = 0; slot < slots; slot++)
            {
                state[(slot * length) + zero] = 0;
            }

            var decay = new Decay(chance.Happens(0.3) ? 0.01f : 0, chance.Happens(0.3) ? 0.01f : 0, chance.Happens(0.5));
            var step = new UpdateStep(chance.Of([0.1f, 1e-30f, 1e30f, float.Epsilon]), chance.Between(1, 100));
            float[] found = [.. weights], foundState = [.. state];
            rule.Update(found, gradient, new OptimizerState(foundState, length, 0, length), decay, step);
            for (int i = 0; i < length; i++)
            {
                float[] alone = [weights[i]], aloneState = [.. Enumerable.Range(0, slots).Select(slot => state[(slot * length) + i])];
                rule.Update(alone, gradient.AsSpan(i, 1), new OptimizerState(aloneState, 1, 0, 1), decay, step);
                (int place, float w, float g) = (i, weights[i], gradient[i]);
                BrokenPromiseException.Unless(
                    IsSame(found[i], alone[0]),
                    () => FormattableString.Invariant(
                        $"{Name}: weight {w}, gradient {g} in lane {place} of {length}: expected {alone[0]}, but found {found[place]}."));
                for (int slot = 0; slot < slots; slot++)
                {
                    (float mixed, float own) = (foundState[(slot * length) + i], aloneState[slot]);
                    BrokenPromiseException.Unless(
                        IsSame(mixed, own), () => FormattableString.Invariant($"{Name}: state {place} of {length}: expected {own}, but found {mixed}."));
                }

                BrokenPromiseException.Unless(
                    float.IsFinite(g) || !float.IsFinite(found[i]) || (float.IsInfinity(g) && slots > 0),
                    () => FormattableString.Invariant($"{Name}: gradient {g}: expected a weight that is not finite, but found {found[place]}."));
            }

            BrokenPromiseException.Unless(
                found[zero] == 0 && Enumerable.Range(0, slots).All(slot => foundState[(slot * length) + zero] == 0),
                () => FormattableString.Invariant($"{Name}, {step}: expected a zero to stay zero, but found {found[zero]}."));
        }
    }
}
