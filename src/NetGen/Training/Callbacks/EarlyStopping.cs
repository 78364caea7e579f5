namespace NetGen;

/// <summary>
/// Ends a training when the validation loss no longer falls, and restores the best weights. Without a validation set, the training loss decides.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>An epoch is better if metric &lt; best − <c>minDelta</c>.</item>
/// <item>After <c>patience</c> epochs in a row that are not better, the training ends, as with Keras' <c>EarlyStopping</c>.</item>
/// <item>With <c>restoreBest</c> (Keras' <c>restore_best_weights</c>), the network then has the weights and statistics of its best epoch. Without it, the
/// network has those of the last epoch.</item>
/// </list>
/// Prechelt, "Early Stopping — But When?" (1998) compares such criteria.
/// </remarks>
public sealed class EarlyStopping : Callback
{
    private readonly int _patience;
    private readonly double _minDelta;
    private readonly bool _restoreBest;
    private readonly string _monitor;
    private readonly MetricWatch _watch;
    private int _wait;
    private float[] _parameters = [];
    private float[] _state = [];

    /// <summary>Sets the metric, and the number of epochs without improvement that are allowed.</summary>
    /// <param name="patience">Epochs without improvement before the training ends; at least 1.</param>
    /// <param name="restoreBest">
    /// Whether the network gets the weights of its best epoch when the training ends. It does not if the training ends with an exception.
    /// </param>
    /// <param name="minDelta">An epoch is better only if the metric improves by more than this.</param>
    /// <param name="monitor">
    /// The metric to watch. If null, it is the validation loss, or the training loss with penalties if there is no validation set.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="patience"/> is below 1, or <paramref name="minDelta"/> is negative or not finite.
    /// </exception>
    public EarlyStopping(int patience = 10, bool restoreBest = true, double minDelta = 0, Metric? monitor = null)
    {
        Setting.AtLeast(patience, 1);
        _patience = patience;
        _minDelta = Setting.NotNegative(minDelta);
        _restoreBest = restoreBest;
        _monitor = monitor?.Name ?? "default";
        _watch = new MetricWatch(monitor);
    }

    private NetworkInfo? _info;

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <summary>The last epoch that was better, counted from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        // A callback may be used for several trainings. It keeps its state only if a training is resumed.
        if (training.Step == 0)
        {
            (_watch.Best, _wait, BestEpoch) = (double.PositiveInfinity, 0, 0);
            (_parameters, _state) = ([], []);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        if (_watch.Improves(epoch, _minDelta))
        {
            (_wait, BestEpoch) = (0, epoch.Epoch);
            Keep(training);
        }
        else if (++_wait >= _patience)
        {
            training.Stop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training)
    {
        // There are no best weights if the training was resumed from one that did not restore them.
        if (_restoreBest && BestEpoch > 0 && _parameters.Length == training.ParameterCount && _state.Length == training.StateCount)
        {
            training.SetParameters(_parameters);
            training.SetState(_state);
        }
    }

    /// <summary>The settings.</summary>
    public override string ToString() =>
        SettingsText.Of(nameof(EarlyStopping), [("patience", _patience), ("restoreBest", _restoreBest), ("minDelta", _minDelta), ("monitor", _monitor)]);

    /// <inheritdoc/>
    protected internal override byte[] SaveState() => CallbackState.Write(writer =>
    {
        writer.Write(_watch.Best);
        writer.Write(_wait);
        writer.Write(BestEpoch);
        writer.Write(_parameters);
        writer.Write(_state);
    });

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<byte> state)
    {
        (double best, int wait, int bestEpoch, float[] parameters, float[] statistics) = CallbackState.Read(nameof(EarlyStopping), state, static reader =>
            (reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadFloats(), reader.ReadFloats()));
        if (wait < 0 || bestEpoch < 0 || double.IsNaN(best) || !AreUsable(parameters, statistics))
        {
            throw new NetGenFormatException($"Expected the state of {nameof(EarlyStopping)}, but its {state.Length} bytes hold something else.");
        }

        (_watch.Best, _wait, BestEpoch) = (best, wait, bestEpoch);
        (_parameters, _state) = (parameters, statistics);
    }

    internal override void RequireUsable(NetworkInfo info, IRowSource data, FitOptions options)
    {
        _info = info;
        _watch.RequireMeasured(nameof(EarlyStopping), info, data, options);
    }

    /// <summary>
    /// Whether best weights from a file may become those of the network. They are checked when they are read, not at the end of the training.
    /// </summary>
    private bool AreUsable(float[] parameters, float[] statistics) => (parameters.Length == 0 && statistics.Length == 0) || _info is null
        || (parameters.Length == _info.ParameterCount && statistics.Length == _info.StateCount
            && FiniteScan.IndexOfNonFinite(parameters) < 0 && _info.RefusalOf(statistics) is null);

    private void Keep(TrainingContext training)
    {
        if (!_restoreBest)
        {
            return;
        }

        Array.Resize(ref _parameters, training.ParameterCount);
        Array.Resize(ref _state, training.StateCount);
        training.CopyParametersTo(_parameters);
        training.CopyStateTo(_state);
    }
}
