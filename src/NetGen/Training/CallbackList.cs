namespace NetGen;

/// <summary>
/// The callbacks of a training. They are called in the order of the list, except that checkpoints come last, so that they hold the new state of the others.
/// </summary>
/// <param name="training">The training that the callbacks see.</param>
/// <param name="callbacks">All callbacks. Of several processes, only the first one calls those that only write.</param>
internal sealed class CallbackList(TrainingContext training, IReadOnlyList<Callback> callbacks)
{
    private readonly Callback[] _watchers =
    [
        .. callbacks.Where(callback => callback is not Checkpoint && (training.Run.Ranks.IsFirst || !callback.OnlyWrites))
    ];
    private readonly Checkpoint[] _checkpoints = [.. callbacks.OfType<Checkpoint>()];

    public void TrainBegin()
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnTrainBegin(training);
        }

        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnTrainBegin(training);
        }
    }

    public void EpochBegin()
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnEpochBegin(training);
        }
    }

    public void BatchBegin()
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnBatchBegin(training);
        }
    }

    public void BatchEnd()
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnBatchEnd(training);
        }

        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnBatchEnd(training);
        }
    }

    public void EpochEnd(EpochRecord epoch)
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnEpochEnd(training, epoch);
        }
    }

    /// <summary>The end of an epoch for checkpoints, after the training is in the state in which the next epoch starts.</summary>
    public void EpochEndOfCheckpoints(EpochRecord epoch)
    {
        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnEpochEnd(training, epoch);
        }
    }

    /// <summary>Called when the training is cancelled between two steps. Only checkpoints need to know this before the training ends.</summary>
    public void Cancelled()
    {
        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnCancelled(training);
        }
    }

    public void Diverged(TrainingDivergedException exception)
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnDiverged(training, exception);
        }
    }

    public void TrainEnd()
    {
        foreach (Callback callback in _watchers)
        {
            callback.OnTrainEnd(training);
        }
    }
}
