namespace NetGen;

/// <summary>Trains a trial up to a rung, and resumes it from its checkpoint if there is one.</summary>
/// <param name="data">The training set.</param>
/// <param name="metric">The metric by which trials are compared.</param>
/// <param name="store">The storage of the checkpoint.</param>
/// <param name="onEpoch">Called after every epoch.</param>
/// <param name="warn">Called with each problem that was solved.</param>
internal sealed class TrialTraining(Dataset data, Metric metric, TrialStore store, Action<PreparedTrial, EpochRecord> onEpoch, Action<string> warn)
{
    /// <summary>Trains a trial.</summary>
    /// <param name="prepared">The trial.</param>
    /// <param name="epochs">The epoch at which to stop, counted from the first epoch of the trial.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="cancellation">Interrupts the training.</param>
    /// <returns>The records of all epochs from the first one; null if the training was interrupted before that epoch.</returns>
    public TrialRecord? Run(PreparedTrial prepared, int epochs, int threads, CancellationToken cancellation)
    {
        string? checkpoint = store.CheckpointOf(prepared.Trial);
        try
        {
            return Train(prepared, checkpoint, epochs, threads, cancellation);
        }
        catch (NetGenFormatException exception) when (checkpoint is not null && new CheckpointPair(checkpoint).Exists)
        {
            warn($"{exception.Message} Trial {prepared.Trial.Number} is trained anew.");
            store.Forget(prepared.Trial);
            return Train(prepared, checkpoint, epochs, threads, cancellation);
        }
    }

    private TrialRecord? Train(PreparedTrial prepared, string? checkpoint, int epochs, int threads, CancellationToken cancellation)
    {
        FitOptions options = prepared.Options;
        using var pausing = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            History history = prepared.Network.Train(data, options with
            {
                Threads = threads,
                Callbacks =
                [
                    .. options.Callbacks,

                    // Its patience never ends, so it only keeps the weights of the best epoch. The network is then that of the score.
                    new EarlyStopping(int.MaxValue, restoreBest: true, monitor: metric),
                    new Pause(epochs < options.Epochs ? epochs : int.MaxValue, pausing, epoch => onEpoch(prepared, epoch)),
                    .. checkpoint is null ? Array.Empty<Callback>() : [new Checkpoint(checkpoint) { Resume = true }],
                ],
            }, store.NetworkOf(prepared.Trial), pausing.Token);
            return history.StopReason != StopReason.Cancelled ? TrialRecord.Of(history, metric, TrialEnd.Ended)
                : history.Epochs.Count >= epochs ? TrialRecord.Of(history, metric, TrialEnd.Paused)
                : null;
        }
        catch (TrainingDivergedException exception)
        {
            return TrialRecord.Of(exception.History, metric, TrialEnd.Diverged);
        }
    }

    /// <summary>
    /// Interrupts a training after an epoch. It cancels the training instead of stopping it, because the checkpoint of a stopped training is final.
    /// </summary>
    private sealed class Pause(int after, CancellationTokenSource pausing, Action<EpochRecord> onEpoch) : Callback
    {
        public override void OnTrainBegin(TrainingContext training) => PauseIfDue(training);

        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
        {
            onEpoch(epoch);
            PauseIfDue(training);
        }

        private void PauseIfDue(TrainingContext training)
        {
            if (training.Epoch >= after)
            {
                pausing.Cancel();
            }
        }
    }
}
