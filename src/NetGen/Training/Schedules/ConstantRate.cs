namespace NetGen;

/// <summary>
/// A constant learning rate: that of the optimizer, times a factor. With the factor 1 it is the same as no schedule. It is useful as a part of another
/// schedule.
/// </summary>
public sealed class ConstantRate : LearningRateSchedule
{
    /// <summary>Checks and keeps the factor.</summary>
    /// <param name="factor">What the optimizer's learning rate is multiplied by; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
    public ConstantRate(double factor = 1) => Factor = Setting.Positive(factor);

    /// <summary>What the optimizer's learning rate is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time) => Factor;

    /// <inheritdoc/>
    public override string ToString() => Describe(("factor", Factor));
}
