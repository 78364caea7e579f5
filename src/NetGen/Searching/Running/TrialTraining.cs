namespace NetGen;

/// <summary>Trains a trial up to a rung, from where it stands.</summary>
/// <param name="data">The training set.</param>
/// <param name="metric">What the trial is compared by.</param>
/// <param name="store">Where its checkpoint is.</param>
/// <param name="onEpoch">Told after every epoch.</param>
/// <param name="warn">Told what went wrong and was overcome.</param>
internal sealed class TrialTraining(Dataset data, Metric metric, TrialStore store, Action<PreparedTrial, EpochRecord> onEpoch, Action<string> warn)
{
    /// <summary>Trains a trial.</summary>
    /// <param name="prepared">The trial.</param>
    /// <param name="epochs">How far, counted from its beginning.</param>
    /// <param name="threads">Most threads to use.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>All epochs from its first; null if it was interrupted before it came so far.</returns>
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

                    // With a patience that never ends it only keeps the weights of the best epoch, so that the network is the one that is compared.
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

    /// <summary>Interrupts a training after an epoch. It is cancelled rather than stopped, because a checkpoint of a stopped training says that it is over.</summary>
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
