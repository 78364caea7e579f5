namespace NetGen;

/// <summary>Where the workers of a team wait for each other in the middle of a piece of work, as often as they like. Allocates nothing.</summary>
/// <param name="workers">How many meet.</param>
internal sealed class Meeting(int workers)
{
    private int _arrived;
    private int _held;
    private volatile bool _isAbandoned;

    /// <summary>Returns when every worker has called this as often as the caller. What a worker wrote before, all see after.</summary>
    public void Await()
    {
        if (workers == 1)
        {
            return;
        }

        // Read before arriving: the last to arrive begins the next round at once.
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

    /// <summary>Lets everyone go on at once, now and later: a worker has failed and will not come. What the others compute is thrown away with its exception.</summary>
    public void Abandon() => _isAbandoned = true;
}
