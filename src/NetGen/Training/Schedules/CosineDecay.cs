namespace NetGen;

/// <summary>
/// Half a cosine down from the optimizer's learning rate, step by step: α = α₀ · (e + (1 − e) · (1 + cos(π · step / steps)) / 2), and e · α₀ afterwards.
/// </summary>
/// <remarks>
/// One period of SGDR (Loshchilov and Hutter, ICLR 2017). It is PyTorch's <c>CosineAnnealingLR</c>, called after every step, and Keras' <c>CosineDecay</c>.
/// With a warm-up: <c>new LinearWarmup(5, then: new CosineDecay())</c>.
/// </remarks>
public sealed class CosineDecay : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">Length of the decay in epochs. If it is null, the decay lasts until the training ends.</param>
    /// <param name="endFactor">e, the share of the learning rate at the end; from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CosineDecay(int? epochs = null, double endFactor = 0)
    {
        Epochs = epochs is { } count ? Setting.Positive(count, nameof(epochs)) : null;
        EndFactor = Setting.Proportion(endFactor);
    }

    /// <summary>Length of the decay in epochs. If it is null, the decay lasts until the training ends.</summary>
    public int? Epochs { get; }

    /// <summary>e, the share of the learning rate at the end.</summary>
    public double EndFactor { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => Epochs is null;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time)
    {
        long steps = time.StepsIn(Epochs);
        return time.Step < steps ? Annealing.Cosine.Between(1, EndFactor, (double)time.Step / steps) : EndFactor;
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(("epochs", (object?)Epochs ?? "all"), ("endFactor", EndFactor));
}
