namespace NetGen;

/// <summary>
/// A sequence of cosines, step by step. Each one falls from the optimizer's learning rate as <see cref="CosineDecay"/> does, then the next one begins at the
/// top.
/// </summary>
/// <remarks>
/// These are the warm restarts of SGDR (Loshchilov and Hutter, ICLR 2017), Keras' <c>CosineDecayRestarts</c> and PyTorch's <c>CosineAnnealingWarmRestarts</c>.
/// Only the learning rate restarts; the weights and the optimizer's state are kept. For new start weights see <see cref="FitOptions.Restarts"/>.
/// </remarks>
public sealed class CosineDecayRestarts : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">Length of the first cosine in epochs; at least 1. PyTorch's <c>T_0</c>.</param>
    /// <param name="multiplier">Length of each cosine divided by the length of the one before; at least 1. PyTorch's <c>T_mult</c>.</param>
    /// <param name="endFactor">The share of the learning rate at the end of each cosine; from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CosineDecayRestarts(int epochs, int multiplier = 1, double endFactor = 0)
    {
        Epochs = Setting.Positive(epochs);
        Multiplier = Setting.Positive(multiplier);
        EndFactor = Setting.Proportion(endFactor);
    }

    /// <summary>Length of the first cosine in epochs.</summary>
    public int Epochs { get; }

    /// <summary>Length of each cosine divided by the length of the one before.</summary>
    public int Multiplier { get; }

    /// <summary>The share of the learning rate at the end of each cosine.</summary>
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
