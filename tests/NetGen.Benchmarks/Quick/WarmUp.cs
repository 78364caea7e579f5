using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Quick;

/// <summary>Runs code until the runtime has compiled it for good, as it has in a program that runs for a while.</summary>
internal static class WarmUp
{
    /// <summary>Calls after which the runtime compiles a method again; with some to spare.</summary>
    private const int Calls = 40;

    /// <summary>Nanoseconds of a turn at most. In a long operation what runs once counts for nothing, and what runs often has run often enough.</summary>
    private const double LongestTurn = 1e9;

    /// <summary>The runtime waits this long for a pause in the first compilations; with some to spare.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(130);

    /// <summary>Several times the calls and the pause: first code that counts, then the code that stays.</summary>
    /// <param name="contender">Whose code.</param>
    /// <param name="calls">How often its operation has to run until all that it calls has run often enough.</param>
    public static void UntilOptimised(Contender contender, int calls = Calls)
    {
        for (int turn = 0; turn < 3; turn++)
        {
            double start = Clock.Wall();
            for (int call = 0; call < calls && Clock.Wall() - start < LongestTurn; call++)
            {
                _ = contender.Time(2);
            }

            Thread.Sleep(Pause);
        }
    }
}
