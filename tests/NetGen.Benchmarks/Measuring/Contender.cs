namespace NetGen.Benchmarks.Measuring;

/// <summary>One side of a comparison.</summary>
/// <param name="Peer">Who.</param>
/// <param name="Time">Does an operation a number of times and returns the nanoseconds that all of them took.</param>
/// <param name="Samples">Samples that one operation works on.</param>
internal sealed record Contender(string Peer, Func<int, double> Time, int Samples = 1)
{
    /// <summary>The name under which the measured library itself competes.</summary>
    public const string NetGen = "NetGen";

    /// <summary>Work done in this process, timed from here.</summary>
    /// <param name="peer">Who.</param>
    /// <param name="run">Does an operation a number of times.</param>
    /// <param name="samples">Samples that one operation works on.</param>
    /// <param name="threads">How many threads it runs on.</param>
    public static Contender InProcess(string peer, Action<int> run, int samples = 1, int threads = 1)
    {
        Func<double> clock = Clock.For(threads);
        return new Contender(
            peer,
            operations =>
            {
                double start = clock();
                run(operations);
                return clock() - start;
            },
            samples);
    }
}
