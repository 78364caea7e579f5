namespace NetGen;

/// <summary>
/// Watches a training, and may stop or change it. Override the methods you need. All are called on the thread that called <c>Fit</c>. Their names are those of
/// Keras.
/// </summary>
public abstract class Callback
{
    private int _isAtWork;

    /// <summary>Whether the callback stores data of the training it watches, so that it can watch only one training at a time.</summary>
    internal virtual bool KeepsTraining => false;

    /// <summary>
    /// Whether the callback only writes records, and neither changes nor stops the training. Of several processes, only the first one then calls it.
    /// </summary>
    protected internal virtual bool OnlyWrites => false;

    /// <summary>Called before the first epoch. If the training is resumed, it is called before the epoch that follows.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnTrainBegin(TrainingContext training)
    {
    }

    /// <summary>Called before the first step of an epoch.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnEpochBegin(TrainingContext training)
    {
    }

    /// <summary>Called before a step. A schedule has already set the learning rate, and the callback can still change it.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnBatchBegin(TrainingContext training)
    {
    }

    /// <summary>Called after a step, when the parameters have changed.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnBatchEnd(TrainingContext training)
    {
    }

    /// <summary>Called after an epoch and its validation.</summary>
    /// <param name="training">The training.</param>
    /// <param name="epoch">The results of the epoch.</param>
    public virtual void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
    }

    /// <summary>
    /// Called when the loss or a weight is no longer finite, before the exception leaves <c>Fit</c>. The network already has its last good weights again.
    /// </summary>
    /// <param name="training">The training.</param>
    /// <param name="exception">The exception that <c>Fit</c> throws.</param>
    public virtual void OnDiverged(TrainingContext training, TrainingDivergedException exception)
    {
    }

    /// <summary>Called when the training ends, except if it ends with an exception.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnTrainEnd(TrainingContext training)
    {
    }

    /// <summary>Reserves the callback for a training. Returns false if it stores data of a training and already watches one.</summary>
    internal bool TryClaim() => !KeepsTraining || Interlocked.Exchange(ref _isAtWork, 1) == 0;

    /// <summary>Ends the reservation after the training has ended.</summary>
    internal void Release() => Volatile.Write(ref _isAtWork, 0);

    /// <summary>Throws if the callback cannot watch a training. It is called before anything is changed.</summary>
    /// <exception cref="ArgumentException">The training does not measure what the callback needs.</exception>
    internal virtual void RequireUsable(NetworkInfo info, IRowSource data, FitOptions options)
    {
    }

    /// <summary>
    /// Returns the state of the callback for a checkpoint; empty for a callback without state. It is also called before a training begins. If another callback
    /// then refuses to resume, this state is restored.
    /// </summary>
    protected internal virtual byte[] SaveState() => [];

    /// <summary>Restores a state that <see cref="SaveState"/> has returned.</summary>
    /// <param name="state">The bytes.</param>
    /// <exception cref="NetGenFormatException">The bytes are not a state of this kind of callback.</exception>
    protected internal virtual void RestoreState(ReadOnlySpan<byte> state)
    {
    }
}
