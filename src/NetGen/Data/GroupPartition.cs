namespace NetGen;

/// <summary>Divides rows into parts so that all rows of a group, such as the images of one patient, are in the same part.</summary>
/// <remarks>
/// Whole groups seldom fill parts exactly. The largest groups are assigned first. Each is assigned to the part where it reduces Σ (target rows − assigned
/// rows)² over parts and classes the most. If several parts are equal in this, it is assigned to the one with the fewest rows. So parts of equal size stay
/// empty only if there are fewer groups than parts.
/// </remarks>
internal static class GroupPartition
{
    /// <summary>Assigns the groups to the parts.</summary>
    /// <param name="order">All rows, in the order in which they are assigned. Parts keep this order. Of groups of equal size, the first comes first.</param>
    /// <param name="classOfRow">The class of each row, from 0.</param>
    /// <param name="groupOfRow">The group of each row.</param>
    /// <param name="sizes">Target size of each part in rows, which need not be whole numbers. They sum to the number of rows.</param>
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

        // All sorts here are stable, so the result is deterministic.
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

    /// <summary>The number of rows of each class in each group. Groups are in the order of their first rows.</summary>
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

    /// <summary>A part during the assignment.</summary>
    private sealed class Part(int[] countOfClass, double share)
    {
        private readonly double[] _lack = Array.ConvertAll(countOfClass, count => count * share);

        public List<int> Rows { get; } = [];

        public int Filled { get; private set; }

        /// <summary>Half of what a group reduces the sum of squares by, up to a term that is the same for every part.</summary>
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
