using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Random search in the order in which settings matter: first the learning rate alone, then also the settings that matter next, and so on. This is the default.
/// </summary>
/// <remarks>
/// <para>
/// The order is that of lectures: first the learning rate; then momentum β, hidden units and the mini-batch size; then the number of layers and learning rate
/// decay. Each round is for the axes of one <see cref="Axis.Priority"/>:
/// </para>
/// <list type="bullet">
/// <item>Axes of this priority are drawn from their whole ranges.</item>
/// <item>
/// Axes of earlier rounds are drawn from the ranges in which the best trials so far lie, as in a <see cref="CoarseToFineSearch"/>, because the best learning
/// rate depends on the network.
/// </item>
/// <item>Axes of later rounds have the value in the middle of their scale, or the first choice.</item>
/// </list>
/// <para>If all axes have the same priority, there is one round, which is a <see cref="RandomSearch"/>.</para>
/// </remarks>
public sealed class PrioritySearch : SearchPlan
{
    private readonly int _trials;

    /// <summary>Sets how many trials to make.</summary>
    /// <param name="trials">Number of trials in all rounds together; at least 2 for each round.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one trial.</exception>
    public PrioritySearch(int trials = 30)
    {
        Setting.AtLeast(trials, 1);
        _trials = trials;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"PrioritySearch({_trials} trials)");

    internal override ImmutableArray<int> Rounds(IReadOnlyList<Axis> axes)
    {
        int rounds = Priorities(axes).Length;
        return rounds == 1 || _trials / 2 >= rounds
            ? Parts(_trials, rounds)
            : throw new ArgumentException(
                FormattableString.Invariant($"Expected at least 2 trials for each of the {rounds} priorities of the axes, but found {_trials} in all."));
    }

    internal override ImmutableArray<double> Positions(IReadOnlyList<Axis> axes, int seed, int number, IReadOnlyList<Trial> best)
    {
        SearchPriority[] priorities = Priorities(axes);
        SearchPriority now = priorities[RoundOf(number, Parts(_trials, priorities.Length))];
        Trial[] nearest = [.. best.Take(Math.Max(2, _trials / priorities.Length / 3))];
        CounterRandom random = Random(seed, number);
        return [.. axes.Select((axis, index) => RegionOf(axis, index).At(random.UniformDouble((uint)index)))];

        SearchRegion RegionOf(Axis axis, int index) =>
            axis.Priority == now || (axis.Priority < now && nearest.Length < 2) ? SearchRegion.Whole :
            axis.Priority > now ? SearchRegion.StartOf(axis) :
            SearchRegion.Around(axis, [.. nearest.Select(trial => trial.Positions[index])]);
    }

    private static SearchPriority[] Priorities(IReadOnlyList<Axis> axes) => [.. axes.Select(static axis => axis.Priority).Distinct().Order()];

    private static int RoundOf(int number, ImmutableArray<int> sizes)
    {
        int round = 0;
        for (int before = sizes[0]; number > before; before += sizes[round])
        {
            round++;
        }

        return round;
    }
}
