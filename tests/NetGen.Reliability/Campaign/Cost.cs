namespace NetGen.Reliability.Campaign;

/// <summary>What a piece of work takes of the thread that does it.</summary>
/// <param name="Bytes">Allocated on the managed heap, in bytes, whether freed since or not.</param>
/// <param name="Milliseconds">Processor time of the thread. Other work on the machine does not count.</param>
internal readonly record struct Cost(long Bytes, double Milliseconds)
{
    /// <summary>A first call compiles, and a collection may fall into any call. Neither does so this many times in a row.</summary>
    private const int Attempts = 4;

    /// <summary>Does the work and refuses it if it costs too much.</summary>
    /// <param name="work">May be done several times, so it must do the same each time.</param>
    /// <param name="mostBytes">Allocations allowed.</param>
    /// <param name="mostMilliseconds">Time allowed.</param>
    public static void Check(Action work, long mostBytes, double mostMilliseconds)
    {
        Cost cost = default;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            cost = Of(work);
            if (cost.Bytes <= mostBytes && cost.Milliseconds <= mostMilliseconds)
            {
                return;
            }
        }

        throw new BrokenPromiseException(
            $"Expected at most {mostBytes:N0} bytes and {mostMilliseconds:N0} ms, but found {cost.Bytes:N0} bytes and {cost.Milliseconds:N1} ms.");
    }

    /// <summary>Does the work once and measures it.</summary>
    public static Cost Of(Action work)
    {
        double start = ThreadTime.Milliseconds();
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return new Cost(GC.GetAllocatedBytesForCurrentThread() - before, ThreadTime.Milliseconds() - start);
    }
}
