namespace NetGen.Reliability.Gradients.Networks;

/// <summary>Rows of values such that every pair of values of two factors is in at least one row.</summary>
internal static class CoveringArray
{
    /// <summary>Rows that are tried for each that is taken: the one with the most new pairs.</summary>
    private const int Candidates = 24;

    /// <summary>Greedy, as in Cohen, Dalal, Fredman and Patton, "The AETG system" (IEEE Transactions on Software Engineering 23, 1997).</summary>
    /// <param name="counts">How many values every factor has.</param>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<int> counts)
    {
        var pairs = new PairCount(counts);
        var chance = new Chance(1, "covering array", counts.Count);
        var rows = new List<int[]>();
        while (pairs.FirstOpen() is { } open)
        {
            int[] best = [];
            int most = -1;
            for (int candidate = 0; candidate < Candidates; candidate++)
            {
                int[] row = Row(counts, pairs, open, chance);
                int added = pairs.New(row);
                (best, most) = added > most ? (row, added) : (best, most);
            }

            pairs.Add(best);
            rows.Add(best);
        }

        return rows;
    }

    /// <summary>A row that has an open pair, and for each other factor, in random order, the value with the most new pairs.</summary>
    private static int[] Row(IReadOnlyList<int> counts, PairCount pairs, (int First, int A, int Second, int B) open, Chance chance)
    {
        int[] row = [.. counts.Select(static _ => -1)];
        (row[open.First], row[open.Second]) = (open.A, open.B);
        foreach (int factor in Enumerable.Range(0, counts.Count).Where(factor => row[factor] < 0).OrderBy(_ => chance.Next()).ToArray())
        {
            int shift = chance.Below(counts[factor]);
            row[factor] = Enumerable.Range(0, counts[factor]).Select(value => (value + shift) % counts[factor])
                .MaxBy(value => pairs.NewOf(row, factor, value));
        }

        return row;
    }
}
