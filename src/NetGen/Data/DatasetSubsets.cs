namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>All rows in an order of which every beginning is a random subset with the classes in their shares: subsets of growing size then hold one another.</summary>
    /// <remarks>
    /// Sainte-Laguë's method: row j of a class with nₖ rows, from 0 and in random order, has its place at (j + ½) / nₖ of the way. The largest remainders by which splits are rounded would not do,
    /// because with them a larger subset may need fewer rows of a class (the Alabama paradox).
    /// </remarks>
    /// <param name="seed">The same seed gives the same order, on every machine and in every version.</param>
    /// <param name="classOfRow">The class of each row, from 0; the same for all to draw regardless of classes.</param>
    internal int[] NestedOrder(int seed, ReadOnlySpan<int> classOfRow)
    {
        int[] order = RowOrder(seed, shuffle: true, SplitDraw.Nested);
        int[] rowsOfClass = RowPartition.CountOfEachClass(classOfRow);
        int[] dealt = new int[rowsOfClass.Length];
        double[] places = new double[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            int @class = classOfRow[order[i]];
            places[i] = (dealt[@class]++ + 0.5) / rowsOfClass[@class];
        }

        // OrderBy is stable: of equal places the one that was drawn first comes first.
        return [.. Enumerable.Range(0, order.Length).OrderBy(i => places[i]).Select(i => order[i])];
    }
}
