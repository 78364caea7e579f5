namespace NetGen.Reliability.Gradients.Networks;

/// <summary>Which pairs of values of two factors rows have had.</summary>
internal sealed class PairCount
{
    private readonly int[] _first;

    private readonly bool[,] _seen;

    /// <param name="counts">How many values every factor has.</param>
    public PairCount(IReadOnlyList<int> counts)
    {
        Counts = counts;
        _first = [.. counts.Select((_, factor) => counts.Take(factor).Sum())];
        _seen = new bool[counts.Sum(), counts.Sum()];
        All = counts.Select((count, factor) => count * counts.Skip(factor + 1).Sum()).Sum();
    }

    private IReadOnlyList<int> Counts { get; }

    /// <summary>How many pairs there are.</summary>
    public int All { get; }

    /// <summary>How many rows have had.</summary>
    public int Seen { get; private set; }

    public void Add(int[] row)
    {
        for (int factor = 0; factor < row.Length; factor++)
        {
            for (int other = factor + 1; other < row.Length; other++)
            {
                ref bool seen = ref _seen[_first[factor] + row[factor], _first[other] + row[other]];
                Seen += seen ? 0 : 1;
                seen = true;
            }
        }
    }

    /// <summary>How many pairs a row has that none has had.</summary>
    public int New(int[] row) => Enumerable.Range(0, row.Length).Sum(factor => NewOf(row, factor, row[factor])) / 2;

    /// <summary>How many new pairs a value would have with those that a row has.</summary>
    public int NewOf(int[] row, int factor, int value)
    {
        int count = 0;
        for (int other = 0; other < row.Length; other++)
        {
            if (other != factor && row[other] >= 0 && !Has(factor, value, other, row[other]))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>A pair that no row has had; null if there is none.</summary>
    public (int First, int A, int Second, int B)? FirstOpen()
    {
        for (int first = 0; first < Counts.Count && Seen < All; first++)
        {
            for (int second = first + 1; second < Counts.Count; second++)
            {
                for (int pair = 0; pair < Counts[first] * Counts[second]; pair++)
                {
                    if (!Has(first, pair % Counts[first], second, pair / Counts[first]))
                    {
                        return (first, pair % Counts[first], second, pair / Counts[first]);
                    }
                }
            }
        }

        return null;
    }

    private bool Has(int factor, int value, int other, int second) => factor < other
        ? _seen[_first[factor] + value, _first[other] + second]
        : _seen[_first[other] + second, _first[factor] + value];
}
