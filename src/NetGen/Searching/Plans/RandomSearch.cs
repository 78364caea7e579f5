using System.Collections.Immutable;

namespace NetGen;

/// <summary>Settings drawn at random, each on its own scale.</summary>
/// <remarks>
/// Every trial tries a new value on every axis. So an axis that matters is searched as finely as if it were the only one (Bergstra and Bengio, "Random Search
/// for Hyper-Parameter Optimization", JMLR 13, 2012; lectures advise it too). With the same seed, a larger number of trials begins with the same trials.
/// </remarks>
public sealed class RandomSearch : SearchPlan
{
    private readonly int _trials;

    /// <summary>Sets how many trials to make.</summary>
    /// <param name="trials">Number of trials; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one trial.</exception>
    public RandomSearch(int trials)
    {
        Setting.AtLeast(trials, 1);
        _trials = trials;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"RandomSearch({_trials} trials)");

    internal override ImmutableArray<int> Rounds(IReadOnlyList<Axis> axes) => [_trials];

    internal override ImmutableArray<double> Positions(IReadOnlyList<Axis> axes, int seed, int number, IReadOnlyList<Trial> best)
    {
        CounterRandom random = Random(seed, number);
        return [.. axes.Select((_, index) => random.UniformDouble((uint)index))];
    }
}
