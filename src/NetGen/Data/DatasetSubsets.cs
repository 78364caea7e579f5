namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>
    /// All rows in a random, stratified order. For every n, the first n rows are a random subset with the same shares of classes. So a smaller subset is
    /// contained in a larger one.
    /// </summary>
    /// <remarks>
    /// Sainte-Laguë's method: row j of a class with nₖ rows, from 0 and in random order, has the position (j + ½) / nₖ, where 1 is the end. The largest
    /// remainder method, which rounds the sizes of splits, would not work: with it a larger subset may need fewer rows of a class (the Alabama paradox).
    /// </remarks>
    /// <param name="seed">The same seed gives the same order, on every machine and in every version.</param>
    /// <param name="classOfRow">The class of each row, from 0. Without stratification, the same for all rows.</param>
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

        // OrderBy is stable, so of equal positions the one drawn first comes first.
        return [.. Enumerable.Range(0, order.Length).OrderBy(i => places[i]).Select(i => order[i])];
    }
}
