using System.Collections.Immutable;

namespace NetGen;

/// <summary>Which trials a search makes. The list is a pure function of axes and seed, and in plans of several rounds of the results of the rounds before.</summary>
public abstract class SearchPlan
{
    private protected SearchPlan()
    {
    }

    /// <summary>How many trials each round makes: one round may depend on the results of those before it.</summary>
    /// <exception cref="ArgumentException">The plan cannot search these axes.</exception>
    internal abstract ImmutableArray<int> Rounds(IReadOnlyList<Axis> axes);

    /// <summary>The settings of a trial, as positions on the axes.</summary>
    /// <param name="axes">The axes.</param>
    /// <param name="seed">The search's seed.</param>
    /// <param name="number">The trial, from 1 over all rounds.</param>
    /// <param name="best">The trials of the rounds before, the best first.</param>
    internal abstract ImmutableArray<double> Positions(IReadOnlyList<Axis> axes, int seed, int number, IReadOnlyList<Trial> best);

    /// <summary>As even parts as there can be; the first are the larger ones.</summary>
    private protected static ImmutableArray<int> Parts(int total, int parts) => [.. Enumerable.Range(0, parts).Select(part => (total / parts) + (part < total % parts ? 1 : 0))];

    /// <summary>Uniform random numbers of a trial, one for each axis: a trial does not depend on how many there are.</summary>
    private protected static CounterRandom Random(int seed, int number) => CounterRandom.For(seed, CounterRandom.Purpose.Search, number);
}
