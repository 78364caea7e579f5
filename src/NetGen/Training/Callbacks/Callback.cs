namespace NetGen;

/// <summary>
/// Watches a training and may stop or change it. Override what you need; all calls come on the thread that called <c>Fit</c>. The names are Keras'.
/// </summary>
public abstract class Callback
{
    private int _isAtWork;

    /// <summary>Whether it keeps something of the training it watches, and so can watch only one at a time.</summary>
    internal virtual bool KeepsTraining => false;

    /// <summary>Whether the callback only writes what it sees, and neither changes nor stops the training. Of several processes only the first then calls it.</summary>
    protected internal virtual bool OnlyWrites => false;

    /// <summary>Before the first epoch, or after a resume before the next one.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnTrainBegin(TrainingContext training)
    {
    }

    /// <summary>Before the first step of an epoch.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnEpochBegin(TrainingContext training)
    {
    }

    /// <summary>Called before a step. A schedule has already set the learning rate, and the callback can still change it.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnBatchBegin(TrainingContext training)
    {
    }

    /// <summary>After a step: the parameters have changed.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnBatchEnd(TrainingContext training)
    {
    }

    /// <summary>After an epoch and its validation.</summary>
    /// <param name="training">The training.</param>
    /// <param name="epoch">What the epoch gave.</param>
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

    /// <summary>When the training ends, for whatever reason but an exception.</summary>
    /// <param name="training">The training.</param>
    public virtual void OnTrainEnd(TrainingContext training)
    {
    }

    /// <summary>Begins to watch a training; false where it keeps what it sees and watches another.</summary>
    internal bool TryClaim() => !KeepsTraining || Interlocked.Exchange(ref _isAtWork, 1) == 0;

    /// <summary>The training it watches has ended.</summary>
    internal void Release() => Volatile.Write(ref _isAtWork, 0);

    /// <summary>Refuses a training that the callback cannot watch, before anything is changed.</summary>
    /// <exception cref="ArgumentException">The training does not measure what the callback needs.</exception>
    internal virtual void RequireUsable(NetworkInfo info, IRowSource data, FitOptions options)
    {
    }

    /// <summary>
    /// Returns the state that a checkpoint stores; empty if there is none. It is also called before a training begins, so that a resume can be undone if
    /// another callback refuses it.
    /// </summary>
    protected internal virtual byte[] SaveState() => [];

    /// <summary>Takes back what <see cref="SaveState"/> returned.</summary>
    /// <param name="state">The bytes.</param>
    /// <exception cref="NetGenFormatException">The bytes are not those of such a callback.</exception>
    protected internal virtual void RestoreState(ReadOnlySpan<byte> state)
    {
    }
}
