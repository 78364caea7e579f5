namespace NetGen;

/// <summary>Cosines one after the other, step by step: each falls from the optimizer's learning rate as <see cref="CosineDecay"/> does, and the next begins at the top again.</summary>
/// <remarks>
/// The warm restarts of SGDR (Loshchilov and Hutter, ICLR 2017), Keras' <c>CosineDecayRestarts</c>, PyTorch's <c>CosineAnnealingWarmRestarts</c>. Only the learning rate starts anew; weights
/// and optimizer go on. New start weights are <see cref="FitOptions.Restarts"/>.
/// </remarks>
public sealed class CosineDecayRestarts : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">Length of the first cosine; at least 1. PyTorch's <c>T_0</c>.</param>
    /// <param name="multiplier">How many times as long each cosine is as the one before; at least 1. PyTorch's <c>T_mult</c>.</param>
    /// <param name="endFactor">The share of the learning rate a cosine goes down to; from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CosineDecayRestarts(int epochs, int multiplier = 1, double endFactor = 0)
    {
        Epochs = Setting.Positive(epochs);
        Multiplier = Setting.Positive(multiplier);
        EndFactor = Setting.Proportion(endFactor);
    }

    /// <summary>Length of the first cosine.</summary>
    public int Epochs { get; }

    /// <summary>How many times as long each cosine is as the one before.</summary>
    public int Multiplier { get; }

    /// <summary>The share of the learning rate a cosine goes down to.</summary>
    public double EndFactor { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time)
    {
        long step = time.Step, length = time.StepsIn(Epochs);
        if (Multiplier == 1)
        {
            step %= length;
        }

        while (step >= length)
        {
            step -= length;
            length *= Multiplier;
        }

        return Annealing.Cosine.Between(1, EndFactor, (double)step / length);
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(("epochs", Epochs), ("multiplier", Multiplier), ("endFactor", EndFactor));
}
