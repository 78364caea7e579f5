namespace NetGen.Reliability.Resuming;

/// <summary>Counts the steps of one or several trainings, and those that were finished when a cancellation was asked for.</summary>
internal sealed class StepClock : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private long _steps, _stepsAtCancel = -1;
    private int _isOver;

    public CancellationToken Token => _cancellation.Token;

    /// <summary>Finished steps.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>Whether the cancellation was asked for before the work ended.</summary>
    public bool IsCancelled => Interlocked.Read(ref _stepsAtCancel) >= 0;

    /// <summary>Steps finished after the cancellation was asked for.</summary>
    public long StepsAfterCancel => Steps - Interlocked.Read(ref _stepsAtCancel);

    /// <summary>A callback that counts.</summary>
    public Callback Counter() => new LambdaCallback(onBatchEnd: _ => Count());

    public void Count() => Interlocked.Increment(ref _steps);

    /// <summary>Asks for the cancellation now.</summary>
    public void Cancel()
    {
        _cancellation.Cancel();

        // Read afterwards: a step that ends in between counts as one that was in progress.
        Interlocked.CompareExchange(ref _stepsAtCancel, Steps, -1);
    }

    /// <summary>Works, while another thread asks for the cancellation a random time after a number of steps.</summary>
    public void CancelDuring(Chance chance, int steps, Action work)
    {
        int wait = chance.Below(1 << chance.Between(1, 16));
        var canceller = new Thread(() =>
        {
            while (Steps < steps && Volatile.Read(ref _isOver) == 0)
            {
                Thread.SpinWait(20);
                Thread.Yield();
            }

            Thread.SpinWait(wait);
            if (Volatile.Read(ref _isOver) == 0)
            {
                Cancel();
            }
        }) { IsBackground = true };
        canceller.Start();
        try
        {
            work();
        }
        finally
        {
            Volatile.Write(ref _isOver, 1);
            canceller.Join();
        }
    }

    /// <summary>Requires that no more steps followed the cancellation than were in progress.</summary>
    public void RequireAtMost(int steps) => BrokenPromiseException.Unless(!IsCancelled || StepsAfterCancel <= steps, () => string.Create(
        CultureInfo.InvariantCulture, $"Expected at most {steps} steps to end after the cancellation, but found {StepsAfterCancel} of {Steps}."));

    public void Dispose() => _cancellation.Dispose();
}
