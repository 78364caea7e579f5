using System.Collections.Immutable;

namespace NetGen;

/// <summary>The trials of a search. They are a pure function of the axes, the seed and, in plans of several rounds, the results of earlier rounds.</summary>
public abstract class SearchPlan
{
    private protected SearchPlan()
    {
    }

    /// <summary>Number of trials in each round. A round may depend on the results of earlier rounds.</summary>
    /// <exception cref="ArgumentException">The plan cannot search these axes.</exception>
    internal abstract ImmutableArray<int> Rounds(IReadOnlyList<Axis> axes);

    /// <summary>The settings of a trial, as positions on the axes.</summary>
    /// <param name="axes">The axes.</param>
    /// <param name="seed">The search's seed.</param>
    /// <param name="number">The number of the trial, from 1 over all rounds.</param>
    /// <param name="best">The trials of earlier rounds, the best first.</param>
    internal abstract ImmutableArray<double> Positions(IReadOnlyList<Axis> axes, int seed, int number, IReadOnlyList<Trial> best);

    /// <summary>Divides a total into parts that differ by at most one; the first parts are the larger ones.</summary>
    private protected static ImmutableArray<int> Parts(int total, int parts) =>
        [.. Enumerable.Range(0, parts).Select(part => (total / parts) + (part < total % parts ? 1 : 0))];

    /// <summary>Uniform random numbers of a trial, one for each axis. A trial does not depend on the number of trials.</summary>
    private protected static CounterRandom Random(int seed, int number) => CounterRandom.For(seed, CounterRandom.Purpose.Search, number);
}
