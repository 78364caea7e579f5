namespace NetGen.Benchmarks.Measuring;

/// <summary>Measures contenders in rounds, one after the other in each, so that what drifts in the machine drifts for all.</summary>
/// <param name="Rounds">How often each is measured.</param>
/// <param name="Milliseconds">How long one measurement should take; 0 for a single operation, not repeated and not warmed up here.</param>
/// <param name="Threads">On how many threads: one stays on one core, several may have all.</param>
internal sealed record Contest(int Rounds, double Milliseconds, int Threads = 1)
{
    /// <summary>Before every measurement on several threads: those of the previous contender may go on waiting busily for a while.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    /// <summary>Then the cores are compared again.</summary>
    private const int RoundsOnOneCore = 3;

    /// <summary>Nanoseconds for one sample, round by round.</summary>
    /// <param name="contenders">Who is measured, in this order in every round.</param>
    public Result[] Run(IReadOnlyList<Contender> contenders)
    {
        QuietCore.Leave();
        int[] operations = [.. contenders.Select(Calibrate)];
        double[][] times = [.. contenders.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            if (Threads == 1 && round % RoundsOnOneCore == 0)
            {
                QuietCore.Settle();
            }

            for (int i = 0; i < contenders.Count; i++)
            {
                if (Threads > 1)
                {
                    Thread.Sleep(Pause);
                }

                // The first operations refill the caches that the previous contender has used.
                if (Milliseconds > 0)
                {
                    _ = contenders[i].Time(Math.Max(1, operations[i] / 4));
                }

                times[i][round] = contenders[i].Time(operations[i]) / operations[i] / contenders[i].Samples;
            }
        }

        QuietCore.Leave();
        return [.. contenders.Select((contender, i) => new Result(contender.Peer, times[i]))];
    }

    /// <summary>How many operations fill the time wanted; running them also warms the contender up.</summary>
    private int Calibrate(Contender contender)
    {
        int operations = 1;
        double needed = Milliseconds > 0 ? contender.Time(1) : 0;
        while (needed < Milliseconds * 1e6 * 0.6)
        {
            double growth = Math.Clamp(Milliseconds * 1e6 / Math.Max(needed, 1), 2, 10);
            operations = (int)Math.Ceiling(operations * growth);
            needed = contender.Time(operations);
        }

        return operations;
    }
}

/// <summary>What a contender needed.</summary>
/// <param name="Peer">Who.</param>
/// <param name="Times">Nanoseconds for one sample, round by round.</param>
internal sealed record Result(string Peer, double[] Times)
{
    public double Median => MedianOf(Times);

    public double Least => Times.Min();

    /// <summary>This one's time divided by another's, each in its fastest round: what disturbs a measurement can only make it longer.</summary>
    public double Over(Result other) => Least / other.Least;

    private static double MedianOf(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
