namespace NetGen;

/// <summary>Looks at the network from inside at the end of epochs: how large activations and gradients are, which units are dead, whether gradients vanish or explode on their way back.</summary>
/// <remarks>
/// <para>
/// What it finds is in <see cref="EpochRecord.Health"/>. It propagates some rows of the training set forward and backward once more, in training mode and against the plain loss (no penalties, weights,
/// smoothing or noise), so that readings of different epochs can be compared. Steps of training do not become slower; without a monitor nothing is measured.
/// </para>
/// <para>One monitor a training.</para>
/// </remarks>
public sealed class HealthMonitor : Callback
{
    /// <summary>The thresholds that hold when nothing else is set, and those of a <see cref="Diagnosis"/>.</summary>
    internal const double UsualDeadShare = 0.4, UsualVanishingRatio = 1e-3, UsualExplodingRatio = 1e3;

    private readonly Action<EpochRecord>? _onWarning;

    /// <summary>Sets when and on how much to look.</summary>
    /// <param name="every">Looks after every so many epochs; at least 1.</param>
    /// <param name="samples">Rows to look at, evenly spread over the training set; all of it where it has fewer. At least 1.</param>
    /// <param name="onWarning">Told about epochs whose reading has warnings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public HealthMonitor(int every = 1, int samples = 256, Action<EpochRecord>? onWarning = null)
    {
        Setting.AtLeast(every, 1);
        Setting.AtLeast(samples, 1);
        Every = every;
        Samples = samples;
        _onWarning = onWarning;
    }

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <summary>Looks after every so many epochs.</summary>
    public int Every { get; }

    /// <summary>Rows to look at.</summary>
    public int Samples { get; }

    /// <summary>The share of dead units in a layer of ReLUs from which on there is a warning: 0.4, where "you may find that as much as 40 % of your network can be dead" (Stanford's CS231n, "Neural Networks Part 1").</summary>
    public double DeadShare { get; init; } = UsualDeadShare;

    /// <summary>The <see cref="TrainingHealth.GradientRatio"/> below which gradients count as vanishing: 1e-3, what five sigmoid layers leave, whose slope is at most 1/4 each (Hochreiter, 1991).</summary>
    public double VanishingRatio { get; init; } = UsualVanishingRatio;

    /// <summary>The <see cref="TrainingHealth.GradientRatio"/> above which gradients count as exploding: the same factor in the other direction.</summary>
    public double ExplodingRatio { get; init; } = UsualExplodingRatio;

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        if (epoch.Health is { Warnings.IsEmpty: false })
        {
            _onWarning?.Invoke(epoch);
        }
    }
}
