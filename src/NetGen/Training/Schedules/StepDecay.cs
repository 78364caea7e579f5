namespace NetGen;

/// <summary>A staircase: every so many epochs the learning rate is multiplied by γ. α = γ^⌊epoch / epochs⌋ · α₀ with epochs counted from 0, as PyTorch's <c>StepLR</c>.</summary>
public sealed class StepDecay : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">Epochs on one stair; at least 1.</param>
    /// <param name="gamma">γ, what is left of the learning rate from one stair to the next; above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public StepDecay(int epochs, double gamma = 0.1)
    {
        Epochs = Setting.Positive(epochs);
        Gamma = Setting.Factor(gamma);
    }

    /// <summary>Epochs on one stair.</summary>
    public int Epochs { get; }

    /// <summary>γ, what is left of the learning rate from one stair to the next.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => false;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time) => Math.Pow(Gamma, time.Epoch / Epochs);

    /// <inheritdoc/>
    public override string ToString() => Describe(("epochs", Epochs), ("gamma", Gamma));
}
