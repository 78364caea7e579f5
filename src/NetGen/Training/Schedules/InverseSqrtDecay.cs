namespace NetGen;

/// <summary>
/// Decay with the square root of time, as in lectures, epoch by epoch: α = k / √epoch · α₀, where α₀ is the optimizer's learning rate. Epochs count from 1.
/// </summary>
public sealed class InverseSqrtDecay : LearningRateSchedule
{
    /// <summary>Checks and keeps the setting.</summary>
    /// <param name="k">The factor of the first epoch; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive and finite.</exception>
    public InverseSqrtDecay(double k = 1) => K = Setting.Positive(k);

    /// <summary>The factor of the first epoch.</summary>
    public double K { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time) => K / Math.Sqrt(time.Epoch + 1.0);

    /// <inheritdoc/>
    public override string ToString() => Describe(("k", K));
}
