namespace NetGen;

/// <summary>The part of an axis in which the best trials of a search lie.</summary>
/// <param name="parts">Ranges of positions that do not overlap.</param>
internal sealed class SearchRegion(params (double Low, double High)[] parts)
{
    /// <summary>The whole axis.</summary>
    public static SearchRegion Whole { get; } = new((0, 1));

    /// <summary>The value that a search uses until it varies the axis.</summary>
    public static SearchRegion StartOf(Axis axis) => new((axis.Scale.Start, axis.Scale.Start));

    /// <summary>
    /// The region of the best trials:
    /// <list type="bullet">
    /// <item>
    /// For ordered values, the range from the lowest to the highest value of the best trials, plus, on both sides, a margin of their mean distance. So an axis
    /// that does not matter stays wide, and an optimum at the edge is not cut off.
    /// </item>
    /// <item>For choices, those that occur among the best trials.</item>
    /// </list>
    /// </summary>
    public static SearchRegion Around(Axis axis, IReadOnlyList<double> best)
    {
        if (axis.Scale.Choices is > 0 and var choices)
        {
            return new SearchRegion([.. best
                .Select(position => Math.Min((int)(position * choices), choices - 1))
                .Distinct().Order()
                .Select(choice => ((double)choice / choices, (choice + 1.0) / choices))]);
        }

        double low = best.Min(), high = best.Max(), margin = (high - low) / (best.Count - 1);
        return new SearchRegion((Math.Max(0, low - margin), Math.Min(1, high + margin)));
    }

    /// <summary>The position below which a given share of the region lies.</summary>
    public double At(double share)
    {
        double left = share * parts.Sum(static part => part.High - part.Low);
        foreach ((double low, double high) in parts.SkipLast(1))
        {
            if (left < high - low)
            {
                return low + left;
            }

            left -= high - low;
        }

        return Math.Min(parts[^1].Low + left, parts[^1].High);
    }
}
