namespace NetGen;

/// <summary>A reusable barrier: the workers of a team wait here for each other within a piece of work, any number of times. It allocates nothing.</summary>
/// <param name="workers">Number of workers.</param>
internal sealed class Meeting(int workers)
{
    private int _arrived;
    private int _held;
    private volatile bool _isAbandoned;

    /// <summary>Returns when every worker has called this method as often as the caller. All workers then see what any worker wrote before its call.</summary>
    public void Await()
    {
        if (workers == 1)
        {
            return;
        }

        // The round is read before this worker arrives, because the last worker to arrive begins the next round at once.
        int round = Volatile.Read(ref _held);
        if (Interlocked.Increment(ref _arrived) == workers)
        {
            _arrived = 0;
            Volatile.Write(ref _held, round + 1);
            return;
        }

        for (int waited = 0; Volatile.Read(ref _held) == round && !_isAbandoned; waited++)
        {
            ThreadTeam.Pause(waited);
        }
    }

    /// <summary>
    /// Ends all current and future waits, because a worker has failed and will not arrive. The results of the other workers are discarded when its exception is
    /// thrown.
    /// </summary>
    public void Abandon() => _isAbandoned = true;
}
