namespace NetGen.Reliability.Trainings.Choices;

/// <summary>Every optimizer, with settings drawn at random. An optimizer holds settings only, so one object serves any number of trainings.</summary>
internal static class OptimizerChoices
{
    public static IReadOnlyList<(Type Type, Func<Chance, Optimizer> Draw)> All { get; } =
    [
        (typeof(Sgd), static chance => chance.Below(3) switch
        {
            0 => new Sgd(0.05f),
            1 => new Sgd(0.02f, momentum: 0.9f, dampening: 0.2f),
            _ => new Sgd(0.02f, momentum: 0.9f, nesterov: true),
        }),
        (typeof(Momentum), static chance => new Momentum(0.05f, chance.Happens(0.5) ? 0.9f : 0.5f)),
        (typeof(RmsProp), static chance => new RmsProp(0.002f, momentum: chance.Happens(0.5) ? 0.5f : 0, centered: chance.Happens(0.5))),
        (typeof(Adam), static chance => new Adam(0.01f, beta1: chance.Happens(0.5) ? 0.9f : 0)),
        (typeof(AdamW), static chance => new AdamW(0.01f, weightDecay: chance.Happens(0.5) ? 0.1f : 0)),
        (typeof(OwnOptimizer), static _ => new OwnOptimizer(0.02f)),
    ];

    /// <summary>A user's rule: it knows nothing of penalties, and keeps a sum of gradients and a count of steps.</summary>
    private sealed class OwnOptimizer(float learningRate) : Optimizer(learningRate)
    {
        public override int StateSlotCount => 2;

        public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
        {
            Span<float> sums = state[0], counts = state[1];
            for (int i = 0; i < weights.Length; i++)
            {
                sums[i] = (0.7f * sums[i]) + gradient[i];
                counts[i]++;
                weights[i] -= step.LearningRate * sums[i] / (1 + (0.01f * counts[i]) + (0.001f * step.Number));
            }
        }
    }
}
