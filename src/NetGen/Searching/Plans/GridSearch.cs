using System.Collections.Immutable;

namespace NetGen;

/// <summary>All combinations of a few values of each axis. The last axis changes fastest.</summary>
/// <remarks>
/// A grid is good for one or two axes, where it shows the whole picture. With more axes, most trials repeat values that have been tried before. With d axes of
/// n points each, n^d trials try only n learning rates; a <see cref="RandomSearch"/> tries n^d of them (Bergstra and Bengio, JMLR 13, 2012).
/// </remarks>
public sealed class GridSearch : SearchPlan
{
    private const int MostTrials = 1_000_000;

    private readonly int _points;

    /// <summary>Sets how fine the grid is.</summary>
    /// <param name="points">
    /// Number of values on each axis of numbers, from the smallest to the largest; if it is 1, the middle. An axis with fewer whole numbers uses all of them.
    /// All choices are used.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one point.</exception>
    public GridSearch(int points)
    {
        Setting.AtLeast(points, 1);
        _points = points;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"GridSearch({_points} points)");

    internal override ImmutableArray<int> Rounds(IReadOnlyList<Axis> axes)
    {
        double trials = axes.Aggregate(1.0, (product, axis) => product * Math.Max(axis.Scale.Choices, _points));
        return trials <= MostTrials
            ? [axes.Aggregate(1, (product, axis) => product * axis.Scale.Grid(_points).Length)]
            : throw new ArgumentException(FormattableString.Invariant(
                $"Expected a grid of at most {MostTrials} trials, but found {trials}. Use fewer points or axes, or a {nameof(RandomSearch)}."));
    }

    internal override ImmutableArray<double> Positions(IReadOnlyList<Axis> axes, int seed, int number, IReadOnlyList<Trial> best)
    {
        double[] positions = new double[axes.Count];
        int rest = number - 1;
        for (int axis = axes.Count - 1; axis >= 0; axis--)
        {
            double[] grid = axes[axis].Scale.Grid(_points);
            positions[axis] = grid[rest % grid.Length];
            rest /= grid.Length;
        }

        return [.. positions];
    }
}
