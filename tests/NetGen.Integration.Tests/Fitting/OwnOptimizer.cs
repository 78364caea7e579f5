namespace NetGen.Integration.Tests.Fitting;

/// <summary>A user's rule that knows nothing of penalties: w := w − η·g. It remembers the threads it ran on.</summary>
internal sealed class OwnOptimizer(float learningRate) : Optimizer(learningRate)
{
    public System.Collections.Concurrent.ConcurrentDictionary<Thread, bool> Threads { get; } = [];

    public override int StateSlotCount => 0;

    public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
    {
        Threads.TryAdd(Thread.CurrentThread, true);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] -= step.LearningRate * gradient[i];
        }
    }
}
