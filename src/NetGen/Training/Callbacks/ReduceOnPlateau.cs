namespace NetGen;

/// <summary>The unit of the threshold by which a metric must improve.</summary>
public enum ThresholdMode
{
    /// <summary>A share of the best value so far.</summary>
    Relative,

    /// <summary>A difference from the best value so far.</summary>
    Absolute,
}

/// <summary>
/// Reduces the learning rate when the validation loss no longer falls. The loss often stops falling because the steps are too large. Without a validation set,
/// the training loss decides.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>After more than <c>patience</c> epochs in a row that are not better, α := max(factor·α, minLearningRate).</item>
/// <item>An epoch is better if metric &lt; best·(1 − threshold). With <see cref="ThresholdMode.Absolute"/>, it is better if metric &lt; best −
/// threshold.</item>
/// <item>With a <see cref="FitOptions.Schedule"/>, the reductions multiply the learning rate of the schedule.</item>
/// <item>A checkpoint contains the settings and the counters.</item>
/// </list>
/// The callback has the arguments of PyTorch's <c>ReduceLROnPlateau</c>, and reduces after the same epochs. Keras' callback of the name
/// <c>ReduceLROnPlateau</c> reduces one epoch earlier.
/// </remarks>
public sealed class ReduceOnPlateau : Callback
{
    /// <summary>Smaller changes of the learning rate are not made, as in PyTorch.</summary>
    private const double SmallestChange = 1e-8;

    private readonly double _factor;
    private readonly int _patience;
    private readonly double _threshold;
    private readonly ThresholdMode _thresholdMode;
    private readonly int _cooldown;
    private readonly float _minLearningRate;
    private readonly string _monitor;
    private readonly MetricWatch _watch;
    private int _badEpochs;
    private int _cooldownLeft;

    /// <summary>Sets when to reduce the learning rate, and by how much.</summary>
    /// <param name="factor">The factor of a reduction; above 0 and below 1.</param>
    /// <param name="patience">Epochs without improvement before a reduction: the epoch after them reduces. Not negative.</param>
    /// <param name="threshold">An epoch is better only if the metric improves by more than this; not negative.</param>
    /// <param name="thresholdMode">Whether the threshold is a share of the best value, or a difference from it.</param>
    /// <param name="cooldown">Epochs after a reduction that are not counted; not negative.</param>
    /// <param name="minLearningRate">
    /// The lower limit of the learning rate; not negative. With a schedule, the limit applies at the moment of the reduction.
    /// </param>
    /// <param name="monitor">
    /// The metric to watch. If null, it is the validation loss, or the training loss with penalties if there is no validation set.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public ReduceOnPlateau(
        double factor = 0.1,
        int patience = 10,
        double threshold = 1e-4,
        ThresholdMode thresholdMode = ThresholdMode.Relative,
        int cooldown = 0,
        float minLearningRate = 0,
        Metric? monitor = null)
    {
        _factor = factor is > 0 and < 1 ? factor : throw new ArgumentOutOfRangeException(nameof(factor), factor, "factor must be above 0 and below 1.");
        _patience = Setting.NotNegative(patience);
        _threshold = Setting.NotNegative(threshold);
        _thresholdMode = thresholdMode;
        _cooldown = Setting.NotNegative(cooldown);
        _minLearningRate = Setting.NotNegative(minLearningRate);
        _monitor = monitor?.Name ?? "default";
        _watch = new MetricWatch(monitor);
    }

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        if (training.Step == 0)
        {
            (_watch.Best, _badEpochs, _cooldownLeft) = (double.PositiveInfinity, 0, 0);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        bool improves = _thresholdMode == ThresholdMode.Relative ? _watch.ImprovesByShare(epoch, _threshold) : _watch.Improves(epoch, _threshold);
        _badEpochs = improves ? 0 : _badEpochs + 1;
        if (_cooldownLeft > 0)
        {
            _cooldownLeft--;
            _badEpochs = 0;
        }

        if (_badEpochs > _patience)
        {
            Reduce(training);
            (_badEpochs, _cooldownLeft) = (0, _cooldown);
        }
    }

    /// <summary>The settings.</summary>
    public override string ToString() => SettingsText.Of(nameof(ReduceOnPlateau),
    [
        ("factor", _factor), ("patience", _patience), ("threshold", _threshold), ("thresholdMode", _thresholdMode), ("cooldown", _cooldown),
        ("minLearningRate", _minLearningRate), ("monitor", _monitor),
    ]);

    /// <inheritdoc/>
    protected internal override byte[] SaveState() => CallbackState.Write(writer =>
    {
        writer.Write(ToString());
        writer.Write(_watch.Best);
        writer.Write(_badEpochs);
        writer.Write(_cooldownLeft);
    });

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<byte> state)
    {
        (string settings, double best, int badEpochs, int cooldownLeft) = CallbackState.Read(nameof(ReduceOnPlateau), state, static reader =>
            (reader.ReadString(), reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32()));
        if (!string.Equals(settings, ToString(), StringComparison.Ordinal))
        {
            throw new NetGenFormatException($"Expected the state of {this}, as in this training, but found that of {settings}.");
        }

        if (badEpochs < 0 || cooldownLeft < 0 || double.IsNaN(best))
        {
            throw new NetGenFormatException($"Expected the state of {nameof(ReduceOnPlateau)}, but its {state.Length} bytes hold something else.");
        }

        (_watch.Best, _badEpochs, _cooldownLeft) = (best, badEpochs, cooldownLeft);
    }

    internal override void RequireUsable(NetworkInfo info, IRowSource data, FitOptions options) =>
        _watch.RequireMeasured(nameof(ReduceOnPlateau), info, data, options);

    private void Reduce(TrainingContext training)
    {
        float reduced = Math.Max((float)(training.LearningRate * _factor), _minLearningRate);
        if (reduced > 0 && training.LearningRate - reduced > SmallestChange)
        {
            training.LearningRate = reduced;
        }
    }
}
