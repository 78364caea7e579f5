namespace NetGen;

/// <summary>
/// Whether a training ends before its last epoch, because it is cancelled or because a callback has requested a stop. All ranks learn this after the same step.
/// </summary>
internal sealed class EndAgreement
{
    private readonly TrainingRun _run;
    private readonly CancellationToken _cancellation;

    /// <summary>If any rank may end within an epoch, all ranks agree after every step.</summary>
    public EndAgreement(TrainingRun run, CancellationToken cancellation)
    {
        (_run, _cancellation) = (run, cancellation);
        IsNeeded = run.Ranks.Any(MayEndWithinEpoch() ? (byte)1 : (byte)0) != 0;
    }

    /// <summary>Whether the ranks agree after every step. Otherwise they end only where they all decide in the same way.</summary>
    public bool IsNeeded { get; }

    /// <summary>Takes over a stop that any rank has requested.</summary>
    public void AgreeOnStop()
    {
        if (IsNeeded)
        {
            _run.StopRequested = _run.Ranks.Any(_run.StopRequested ? (byte)1 : (byte)0) != 0;
        }
    }

    /// <summary>Whether the training is cancelled on any rank. Takes over a stop too.</summary>
    public bool IsCancelled()
    {
        if (!IsNeeded)
        {
            return _cancellation.IsCancellationRequested;
        }

        byte any = _run.Ranks.Any((byte)((_cancellation.IsCancellationRequested ? 1 : 0) + (_run.StopRequested ? 2 : 0)));
        _run.StopRequested = (any & 2) != 0;
        return (any & 1) != 0;
    }

    /// <summary>
    /// Whether this rank may end the training in the middle of an epoch. The callbacks of the library decide at the end of an epoch, in the same way on all
    /// ranks.
    /// </summary>
    private bool MayEndWithinEpoch() =>
        _cancellation.CanBeCanceled
            || _run.Options.Callbacks.Any(static callback =>
                callback is LambdaCallback || (callback.GetType().Assembly != typeof(Callback).Assembly && !callback.OnlyWrites));
}
