namespace NetGen;

/// <summary>Saves the network, as <c>Save</c> does, after every epoch that is the best so far. So the file always holds the best network.</summary>
/// <remarks>
/// This is Keras' <c>ModelCheckpoint</c> with <c>save_best_only</c>. The file holds a network, which <c>Load</c> reads. (A file of <see cref="Checkpoint"/>
/// holds a training, which can be resumed.) The file is replaced in one step. With <see cref="FitOptions.Restarts"/> it holds the best epoch of all trainings.
/// </remarks>
/// <param name="path">The file.</param>
/// <param name="monitor">The metric to watch. If null, it is the validation loss, or the training loss with penalties if there is no validation set.</param>
public sealed class ModelCheckpoint(string path, Metric? monitor = null) : Callback
{
    private readonly MetricWatch _watch = new(monitor);

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <summary>The file.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The epoch whose network the file holds, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">
    /// The folder of the file does not exist. This is checked before the first epoch, so that no epoch is lost.
    /// </exception>
    /// <exception cref="IOException">The folder is read-only, or takes no new files. This is checked before the first epoch too.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to. This is checked before the first epoch too.</exception>
    public override void OnTrainBegin(TrainingContext training)
    {
        if (training.Run.Ranks.IsFirst)
        {
            AtomicFile.RequireWritable(Path, "The network");
        }

        if (training is { Step: 0, Restart: 1 })
        {
            (_watch.Best, BestEpoch) = (double.PositiveInfinity, 0);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        if (_watch.Improves(epoch))
        {
            if (training.Run.Ranks.IsFirst)
            {
                NetworkFile.Save(training.Run.Info, training.Run.Storage, Path);
            }

            BestEpoch = epoch.Epoch;
        }
    }

    /// <inheritdoc/>
    protected internal override byte[] SaveState() => CallbackState.Write(writer =>
    {
        writer.Write(_watch.Best);
        writer.Write(BestEpoch);
    });

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<byte> state)
    {
        (double best, int bestEpoch) = CallbackState.Read(nameof(ModelCheckpoint), state, static reader => (reader.ReadDouble(), reader.ReadInt32()));
        if (bestEpoch < 0 || double.IsNaN(best))
        {
            throw new NetGenFormatException($"Expected the state of {nameof(ModelCheckpoint)}, but its {state.Length} bytes hold something else.");
        }

        (_watch.Best, BestEpoch) = (best, bestEpoch);
    }

    internal override void RequireUsable(NetworkInfo info, IRowSource data, FitOptions options) =>
        _watch.RequireMeasured(nameof(ModelCheckpoint), info, data, options);
}
