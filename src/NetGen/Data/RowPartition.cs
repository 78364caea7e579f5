namespace NetGen;

/// <summary>Divides rows into parts. Shares are rounded by the largest remainder (Hamilton's method), so that every part has exactly its size.</summary>
internal static class RowPartition
{
    /// <summary>Rounds sizes in given proportions to whole numbers.</summary>
    /// <param name="fractions">The proportions: not negative, not all zero.</param>
    /// <param name="total">The sum of the sizes.</param>
    public static int[] Sizes(ReadOnlySpan<double> fractions, int total)
    {
        int[] sizes = new int[fractions.Length];
        double[] remainders = new double[fractions.Length];
        double sum = 0;
        foreach (double fraction in fractions)
        {
            sum += fraction;
        }

        int left = total;
        for (int i = 0; i < sizes.Length; i++)
        {
            double quota = fractions[i] / sum * total;
            sizes[i] = (int)quota;
            remainders[i] = quota - sizes[i];
            left -= sizes[i];
        }

        GiveToLargest(remainders, left, sizes);
        return sizes;
    }

    /// <summary>Assigns the rows of every class to the parts, in proportion to the sizes of the parts.</summary>
    /// <param name="order">All rows, in the order in which they are assigned. Parts keep this order.</param>
    /// <param name="classOfRow">The class of each row, from 0.</param>
    /// <param name="sizes">Rows of each part, summing to the number of rows.</param>
    /// <returns>The rows of each part.</returns>
    public static int[][] Divide(ReadOnlySpan<int> order, ReadOnlySpan<int> classOfRow, ReadOnlySpan<int> sizes)
    {
        int[] waiting = CountOfEachClass(classOfRow);
        int[][] shares = new int[sizes.Length][];
        int[][] parts = new int[sizes.Length][];
        int left = order.Length;
        for (int part = 0; part < parts.Length; part++)
        {
            shares[part] = ShareOfEachClass(waiting, left, sizes[part]);
            parts[part] = new int[sizes[part]];
            left -= sizes[part];
            for (int i = 0; i < waiting.Length; i++)
            {
                waiting[i] -= shares[part][i];
            }
        }

        int[] filled = new int[parts.Length];
        int[] partOfClass = new int[waiting.Length];
        foreach (int row in order)
        {
            int rowClass = classOfRow[row];
            while (shares[partOfClass[rowClass]][rowClass] == 0)
            {
                partOfClass[rowClass]++;
            }

            int part = partOfClass[rowClass];
            shares[part][rowClass]--;
            parts[part][filled[part]++] = row;
        }

        return parts;
    }

    /// <summary>Rows of each class.</summary>
    public static int[] CountOfEachClass(ReadOnlySpan<int> classOfRow)
    {
        int classes = 0;
        foreach (int rowClass in classOfRow)
        {
            classes = Math.Max(classes, rowClass + 1);
        }

        int[] counts = new int[classes];
        foreach (int rowClass in classOfRow)
        {
            counts[rowClass]++;
        }

        return counts;
    }

    /// <summary>The number of unassigned rows of each class that go into a part.</summary>
    /// <remarks>If a share is not a whole number, it is less than the number of unassigned rows, so it can be rounded up.</remarks>
    private static int[] ShareOfEachClass(int[] waiting, int left, int size)
    {
        int[] share = new int[waiting.Length];
        double[] remainders = new double[waiting.Length];
        int unfilled = size;
        for (int i = 0; i < share.Length && left > 0; i++)
        {
            (long quotient, long remainder) = Math.DivRem((long)waiting[i] * size, left);
            share[i] = (int)quotient;
            remainders[i] = remainder;
            unfilled -= share[i];
        }

        GiveToLargest(remainders, unfilled, share);
        return share;
    }

    private static void GiveToLargest(double[] remainders, int count, int[] receivers)
    {
        // The sort is stable, so of equal remainders the first one comes first.
        foreach (int i in Enumerable.Range(0, remainders.Length).OrderByDescending(i => remainders[i]).Take(count))
        {
            receivers[i]++;
        }
    }
}
