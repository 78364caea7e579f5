namespace NetGen;

/// <summary>
/// Decay in steps: after every so many epochs the learning rate is multiplied by γ. α = γ^⌊epoch / epochs⌋ · α₀ with epochs counted from 0, as in PyTorch's
/// <c>StepLR</c>.
/// </summary>
public sealed class StepDecay : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">Epochs with the same learning rate; at least 1.</param>
    /// <param name="gamma">γ, by which the learning rate is multiplied after these epochs; above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public StepDecay(int epochs, double gamma = 0.1)
    {
        Epochs = Setting.Positive(epochs);
        Gamma = Setting.Factor(gamma);
    }

    /// <summary>Epochs with the same learning rate.</summary>
    public int Epochs { get; }

    /// <summary>γ, by which the learning rate is multiplied after these epochs.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time) => Math.Pow(Gamma, time.Epoch / Epochs);

    /// <inheritdoc/>
    public override string ToString() => Describe(("epochs", Epochs), ("gamma", Gamma));
}
