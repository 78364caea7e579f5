namespace NetGen;

/// <summary>
/// Measures activations and gradients at the end of epochs: how large they are, which units are dead, and whether gradients vanish or explode from the last
/// layer to the first.
/// </summary>
/// <remarks>
/// <para>
/// The result is in <see cref="EpochRecord.Health"/>. The monitor propagates some rows of the training set forward and backward once more. It does so in
/// training mode and with the plain loss (without penalties, weights, smoothing or noise), so readings of different epochs are comparable. The steps of the
/// training do not become slower. Without a monitor nothing is measured.
/// </para>
/// <para>Each training needs its own monitor.</para>
/// </remarks>
public sealed class HealthMonitor : Callback
{
    /// <summary>The default thresholds, which a <see cref="Diagnosis"/> also uses.</summary>
    internal const double UsualDeadShare = 0.4, UsualVanishingRatio = 1e-3, UsualExplodingRatio = 1e3;

    private readonly Action<EpochRecord>? _onWarning;

    /// <summary>Sets when to measure, and on how many rows.</summary>
    /// <param name="every">Number of epochs from one reading to the next; at least 1.</param>
    /// <param name="samples">Number of rows, evenly spread over the training set. If the training set has fewer rows, all are used. At least 1.</param>
    /// <param name="onWarning">Called after each epoch whose reading has warnings.</param>
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

    /// <summary>The number of epochs from one reading to the next.</summary>
    public int Every { get; }

    /// <summary>The number of rows in a reading.</summary>
    public int Samples { get; }

    /// <summary>
    /// The share of dead units in a ReLU layer from which on there is a warning: 0.4, because "you may find that as much as 40 % of your network can be dead"
    /// (Stanford's CS231n, "Neural Networks Part 1").
    /// </summary>
    public double DeadShare { get; init; } = UsualDeadShare;

    /// <summary>
    /// The <see cref="TrainingHealth.GradientRatio"/> below which gradients count as vanishing: 1e-3, about the ratio after five sigmoid layers, whose slope is
    /// at most 1/4 each (Hochreiter, 1991).
    /// </summary>
    public double VanishingRatio { get; init; } = UsualVanishingRatio;

    /// <summary>The <see cref="TrainingHealth.GradientRatio"/> above which gradients count as exploding: 1e3.</summary>
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
