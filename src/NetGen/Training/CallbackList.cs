namespace NetGen;

/// <summary>
/// The callbacks of a training. They are called in the order of the list, but checkpoints are called last, so that they save the final state of the others.
/// </summary>
/// <param name="training">What the callbacks see.</param>
/// <param name="callbacks">All of them.</param>
internal sealed class CallbackList(TrainingContext training, IReadOnlyList<Callback> callbacks)
{
    private readonly Callback[] _watchers = [.. callbacks.Where(static callback => callback is not Checkpoint)];
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

    /// <summary>The second half of an epoch's end, for checkpoints. The training is then as the next epoch finds it.</summary>
    public void EpochEndOfCheckpoints(EpochRecord epoch)
    {
        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnEpochEnd(training, epoch);
        }
    }

    /// <summary>The training is cancelled between two steps. Only checkpoints are called; the other callbacks are called when the training ends.</summary>
    public void Cancelled()
    {
        foreach (Checkpoint checkpoint in _checkpoints)
        {
            checkpoint.OnCancelled(training);
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
