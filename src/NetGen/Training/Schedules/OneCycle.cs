namespace NetGen;

/// <summary>One cycle over the whole training, step by step: from a small learning rate up to the optimizer's, and down to a far smaller one.</summary>
/// <remarks>
/// Smith ("Super-convergence", 2018), with the settings and the formula of PyTorch's <c>OneCycleLR</c>, whose <c>max_lr</c> is the optimizer's learning rate here. The momentum is not cycled
/// (<c>cycle_momentum=False</c>).
/// </remarks>
public sealed class OneCycle : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">Length of the cycle; the whole training when null. Afterwards the smallest learning rate stays.</param>
    /// <param name="startShare">The share of the steps that lead up; from 0 to below 1, with three phases to below 0.5. PyTorch's <c>pct_start</c>.</param>
    /// <param name="divFactor">What the peak is divided by in the first step; at least 1.</param>
    /// <param name="finalDivFactor">What the first learning rate is divided by in the last step; at least 1.</param>
    /// <param name="annealing">The way up and down: PyTorch and fastai take a cosine, Smith a straight line.</param>
    /// <param name="threePhase">Whether to come down to the first learning rate as fast as it went up, and only then to the last, as Smith does.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public OneCycle(int? epochs = null, double startShare = 0.3, double divFactor = 25, double finalDivFactor = 1e4, Annealing annealing = Annealing.Cosine, bool threePhase = false)
    {
        Epochs = epochs is { } count ? Setting.Positive(count, nameof(epochs)) : null;
        StartShare = startShare >= 0 && startShare < (threePhase ? 0.5 : 1)
            ? startShare
            : throw new ArgumentOutOfRangeException(nameof(startShare), startShare, $"startShare must be at least 0 and below {(threePhase ? "0.5, so that the second phase fits in," : "1")}.");
        DivFactor = Setting.AtLeastOne(divFactor);
        FinalDivFactor = Setting.AtLeastOne(finalDivFactor);
        Annealing = annealing;
        ThreePhase = threePhase;
    }

    /// <summary>Length of the cycle; the whole training when null.</summary>
    public int? Epochs { get; }

    /// <summary>The share of the steps that lead up.</summary>
    public double StartShare { get; }

    /// <summary>What the peak is divided by in the first step.</summary>
    public double DivFactor { get; }

    /// <summary>What the first learning rate is divided by in the last step.</summary>
    public double FinalDivFactor { get; }

    /// <summary>The way up and down.</summary>
    public Annealing Annealing { get; }

    /// <summary>Whether the way down has two parts.</summary>
    public bool ThreePhase { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => Epochs is null;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time)
    {
        long steps = time.StepsIn(Epochs);
        double first = 1 / DivFactor, last = first / FinalDivFactor, peakAt = (StartShare * steps) - 1;
        if (time.Step <= peakAt)
        {
            return Phase(first, 1, 0, peakAt);
        }

        if (!ThreePhase)
        {
            return Phase(1, last, peakAt, steps - 1);
        }

        double downAt = 2 * peakAt;
        return time.Step <= downAt ? Phase(1, first, peakAt, downAt) : Phase(first, last, downAt, steps - 1);

        double Phase(double from, double to, double start, double end) =>
            Annealing.Between(from, to, end > start ? Math.Min((time.Step - start) / (end - start), 1) : 1);
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(
        ("epochs", (object?)Epochs ?? "all"), ("startShare", StartShare), ("divFactor", DivFactor), ("finalDivFactor", FinalDivFactor), ("annealing", Annealing), ("threePhase", ThreePhase));
}
