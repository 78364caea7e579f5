namespace NetGen;

/// <summary>Divides rows into parts without tearing a group apart, such as the pictures of one patient.</summary>
/// <remarks>
/// Whole groups seldom fill parts exactly. The largest go first, each to the part where it lessens Σ (rows wanted − rows there)² over parts and classes the most;
/// among equals to the part with the fewest rows, so that parts of the same size stay empty only where groups are fewer than parts.
/// </remarks>
internal static class GroupPartition
{
    /// <summary>Deals the groups to the parts.</summary>
    /// <param name="order">All rows in the order in which they are dealt; parts keep it, and of groups equally large the first comes first.</param>
    /// <param name="classOfRow">The class of each row, from 0.</param>
    /// <param name="groupOfRow">The group of each row.</param>
    /// <param name="sizes">Rows wanted in each part, whole or not, summing to the number of rows.</param>
    /// <returns>The rows of each part.</returns>
    public static int[][] Divide(ReadOnlySpan<int> order, ReadOnlySpan<int> classOfRow, ReadOnlySpan<int> groupOfRow, ReadOnlySpan<double> sizes)
    {
        int[] countOfClass = RowPartition.CountOfEachClass(classOfRow);
        Dictionary<int, int[]> groups = CountOfEachGroup(order, classOfRow, groupOfRow, countOfClass.Length);
        var parts = new Part[sizes.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = new Part(countOfClass, sizes[i] / Math.Max(1, order.Length));
        }

        // OrderByDescending is stable, and so are the two orders that choose a part.
        var partOfGroup = new Dictionary<int, Part>();
        foreach ((int group, int[] counts) in groups.OrderByDescending(static group => group.Value.Sum()))
        {
            Part part = parts.OrderByDescending(part => part.Need(counts)).ThenBy(static part => part.Filled).First();
            part.Take(counts);
            partOfGroup[group] = part;
        }

        foreach (int row in order)
        {
            partOfGroup[groupOfRow[row]].Rows.Add(row);
        }

        return Array.ConvertAll(parts, static part => part.Rows.ToArray());
    }

    /// <summary>The rows of each class in each group; groups come in the order of their first rows.</summary>
    private static Dictionary<int, int[]> CountOfEachGroup(ReadOnlySpan<int> order, ReadOnlySpan<int> classOfRow, ReadOnlySpan<int> groupOfRow, int classes)
    {
        var groups = new Dictionary<int, int[]>();
        foreach (int row in order)
        {
            if (!groups.TryGetValue(groupOfRow[row], out int[]? counts))
            {
                counts = new int[classes];
                groups.Add(groupOfRow[row], counts);
            }

            counts[classOfRow[row]]++;
        }

        return groups;
    }

    /// <summary>One part while it fills.</summary>
    private sealed class Part(int[] countOfClass, double share)
    {
        private readonly double[] _lack = Array.ConvertAll(countOfClass, count => count * share);

        public List<int> Rows { get; } = [];

        public int Filled { get; private set; }

        /// <summary>How much a group lessens the squares, but for a factor 2 and what is the same for every part.</summary>
        public double Need(int[] counts) => counts.Zip(_lack, static (count, lack) => count * lack).Sum();

        public void Take(int[] counts)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                _lack[i] -= counts[i];
                Filled += counts[i];
            }
        }
    }
}
