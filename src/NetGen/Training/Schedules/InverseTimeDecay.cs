namespace NetGen;

/// <summary>Time-based decay, as in lectures, epoch by epoch: α = α₀ / (1 + decay · epoch), where α₀ is the optimizer's learning rate.</summary>
/// <remarks>
/// Lectures count epochs from 1, so the first epoch already has the learning rate α₀ / (1 + decay): α₀ = 0.2 and a decay of 1 give 0.1, 0.067, 0.05, 0.04.
/// Keras' <c>InverseTimeDecay</c> counts from 0, so the first epoch has α₀. For that, set <c>firstEpoch: 0</c>.
/// </remarks>
public sealed class InverseTimeDecay : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="decay">How much the divisor grows with every epoch; positive.</param>
    /// <param name="firstEpoch">The number of the first epoch: 1 in lectures, 0 in Keras.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not positive and finite, or the first epoch is negative.</exception>
    public InverseTimeDecay(double decay = 1, int firstEpoch = 1)
    {
        Decay = Setting.Positive(decay);
        FirstEpoch = Setting.NotNegative(firstEpoch);
    }

    /// <summary>How much the divisor grows with every epoch.</summary>
    public double Decay { get; }

    /// <summary>The number of the first epoch.</summary>
    public int FirstEpoch { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time) => 1 / (1 + (Decay * ((double)time.Epoch + FirstEpoch)));

    /// <inheritdoc/>
    public override string ToString() => Describe(("decay", Decay), ("firstEpoch", FirstEpoch));
}
