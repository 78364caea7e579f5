namespace NetGen;

/// <summary>One cycle over the whole training, step by step: from a small learning rate up to the optimizer's, then down to a much smaller one.</summary>
/// <remarks>
/// From Smith ("Super-convergence", 2018). Settings and formula are those of PyTorch's <c>OneCycleLR</c>, with the optimizer's learning rate as <c>max_lr</c>.
/// The momentum does not change (<c>cycle_momentum=False</c>).
/// </remarks>
public sealed class OneCycle : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">
    /// Length of the cycle in epochs. If it is null, the cycle spans the whole training. After the cycle, the smallest learning rate stays.
    /// </param>
    /// <param name="startShare">The share of the steps that lead up; from 0 to below 1, and with three phases to below 0.5. PyTorch's <c>pct_start</c>.</param>
    /// <param name="divFactor">The peak divided by the learning rate of the first step; at least 1.</param>
    /// <param name="finalDivFactor">The learning rate of the first step divided by that of the last step; at least 1.</param>
    /// <param name="annealing">The curve up and down. PyTorch and fastai use a cosine, Smith a straight line.</param>
    /// <param name="threePhase">
    /// Whether the learning rate falls in two phases, as in Smith's paper: back to the first learning rate in as many steps as it rose, then to the last one.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public OneCycle(
        int? epochs = null, double startShare = 0.3, double divFactor = 25, double finalDivFactor = 1e4, Annealing annealing = Annealing.Cosine,
        bool threePhase = false)
    {
        Epochs = epochs is { } count ? Setting.Positive(count, nameof(epochs)) : null;
        StartShare = startShare >= 0 && startShare < (threePhase ? 0.5 : 1)
            ? startShare
            : throw new ArgumentOutOfRangeException(
                nameof(startShare), startShare, $"startShare must be at least 0 and below {(threePhase ? "0.5, so that the second phase fits in," : "1")}.");
        DivFactor = Setting.AtLeastOne(divFactor);
        FinalDivFactor = Setting.AtLeastOne(finalDivFactor);
        Annealing = annealing;
        ThreePhase = threePhase;
    }

    /// <summary>Length of the cycle in epochs. If it is null, the cycle spans the whole training.</summary>
    public int? Epochs { get; }

    /// <summary>The share of the steps that lead up.</summary>
    public double StartShare { get; }

    /// <summary>The peak divided by the learning rate of the first step.</summary>
    public double DivFactor { get; }

    /// <summary>The learning rate of the first step divided by that of the last step.</summary>
    public double FinalDivFactor { get; }

    /// <summary>The curve up and down.</summary>
    public Annealing Annealing { get; }

    /// <summary>Whether the learning rate falls in two phases.</summary>
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
        ("epochs", (object?)Epochs ?? "all"), ("startShare", StartShare), ("divFactor", DivFactor), ("finalDivFactor", FinalDivFactor),
        ("annealing", Annealing), ("threePhase", ThreePhase));
}
