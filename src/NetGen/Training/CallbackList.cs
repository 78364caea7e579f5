namespace NetGen;

/// <summary>The callbacks of a training, called in the order they were given, but checkpoints last, so that they hold what the others have become.</summary>
/// <param name="training">What they see.</param>
/// <param name="callbacks">All of them. Of several processes only the first calls those that write and do nothing else.</param>
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

    /// <summary>The other half of an epoch's end, once the training is as the next epoch will find it.</summary>
    public void EpochEndOfCheckpoints(EpochRecord epoch)
    {
        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnEpochEnd(training, epoch);
        }
    }

    /// <summary>The training is cancelled between two steps. Nobody but a checkpoint wants to know before it ends.</summary>
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
