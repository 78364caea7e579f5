namespace NetGen;

/// <summary>Exponential decay, epoch by epoch: α = γ^epoch · α₀, where α₀ is the optimizer's learning rate.</summary>
/// <remarks>
/// Lectures write 0.95^epoch · α₀ and count epochs from 1, so the first epoch already has the learning rate γ·α₀. PyTorch's <c>ExponentialLR</c> and Keras'
/// <c>ExponentialDecay</c> count from 0, so the first epoch has α₀. For that, set <c>firstEpoch: 0</c>.
/// </remarks>
public sealed class ExponentialDecay : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="gamma">γ, the learning rate of an epoch divided by that of the epoch before; above 0, at most 1.</param>
    /// <param name="firstEpoch">The number of the first epoch: 1 in lectures, 0 in PyTorch and Keras.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is out of its range, or the first epoch is negative.</exception>
    public ExponentialDecay(double gamma = 0.95, int firstEpoch = 1)
    {
        Gamma = Setting.Factor(gamma);
        FirstEpoch = Setting.NotNegative(firstEpoch);
    }

    /// <summary>γ, the learning rate of an epoch divided by that of the epoch before.</summary>
    public double Gamma { get; }

    /// <summary>The number of the first epoch.</summary>
    public int FirstEpoch { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time) => Math.Pow(Gamma, (double)time.Epoch + FirstEpoch);

    /// <inheritdoc/>
    public override string ToString() => Describe(("gamma", Gamma), ("firstEpoch", FirstEpoch));
}
