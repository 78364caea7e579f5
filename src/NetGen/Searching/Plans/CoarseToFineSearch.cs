using System.Collections.Immutable;

namespace NetGen;

/// <summary>Random search in rounds: first over the whole ranges, then over the ranges in which the best trials so far lie.</summary>
/// <remarks>
/// Lectures call this "coarse to fine". For each axis, a round takes the range from the lowest to the highest value of the best trials of all earlier rounds,
/// plus a margin of their mean distance on both sides. So an axis that matters is narrowed quickly, and an axis that does not matter stays wide. Of choices,
/// those of the best trials remain.
/// </remarks>
public sealed class CoarseToFineSearch : SearchPlan
{
    private readonly int _trials;
    private readonly int _rounds;

    /// <summary>Sets how many trials to make.</summary>
    /// <param name="trials">Number of trials in all rounds together; at least 3 for each round.</param>
    /// <param name="rounds">Number of rounds; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two rounds, or fewer than three trials in one.</exception>
    public CoarseToFineSearch(int trials, int rounds = 3)
    {
        Setting.AtLeast(rounds, 2);
        if (trials / 3 < rounds)
        {
            throw new ArgumentOutOfRangeException(
                nameof(trials), trials, FormattableString.Invariant($"Expected at least 3 trials in each of {rounds} rounds, but found {trials} in all."));
        }

        (_trials, _rounds) = (trials, rounds);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"CoarseToFineSearch({_trials} trials, {_rounds} rounds)");

    internal override ImmutableArray<int> Rounds(IReadOnlyList<Axis> axes) => Parts(_trials, _rounds);

    internal override ImmutableArray<double> Positions(IReadOnlyList<Axis> axes, int seed, int number, IReadOnlyList<Trial> best)
    {
        Trial[] nearest = [.. best.Take(Math.Max(2, _trials / _rounds / 3))];
        CounterRandom random = Random(seed, number);
        return [.. axes.Select((axis, index) => RegionOf(axis, index).At(random.UniformDouble((uint)index)))];

        SearchRegion RegionOf(Axis axis, int index) =>
            nearest.Length < 2 ? SearchRegion.Whole : SearchRegion.Around(axis, [.. nearest.Select(trial => trial.Positions[index])]);
    }
}
