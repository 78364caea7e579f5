namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Divides the rows into k folds. Each row is used for validation in one fold, and for training in the other k − 1 folds.</summary>
    /// <param name="k">Number of folds, 2 to <see cref="Count"/> (leave-one-out); with groups at most as many as there are groups.</param>
    /// <param name="seed">The same seed gives the same folds, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are assigned in random order. If not, validation parts are consecutive rows (of each class, if stratified).</param>
    /// <param name="stratify">Whether each class has the same share in every validation part, as closely as whole rows allow.</param>
    /// <param name="groups">
    /// The group of each row, such as a patient's number. No group is in both parts of a fold; sizes are as equal as whole groups allow.
    /// </param>
    /// <returns>The folds. Each fold is copied when the enumeration reaches it. Rows keep their order.</returns>
    /// <exception cref="ArgumentException"><paramref name="k"/> is out of range, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are neither one-hot nor a single column of repeated whole numbers.</exception>
    public IEnumerable<Fold> KFold(int k, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        RequireGroups(groups);
        int most = groups.IsEmpty ? Count : groups.ToArray().Distinct().Count();
        if (k < 2 || k > most)
        {
            string limit = groups.IsEmpty ? $"{Count} rows" : $"{most} groups";
            throw new ArgumentException($"Expected 2 folds or more, and no more than the {limit}, but found {k}.", nameof(k));
        }

        int[] order = RowOrder(seed, shuffle, SplitDraw.Folds);
        double[] shares = [.. Enumerable.Repeat((double)Count / k, k)];
        int[][] parts = groups.IsEmpty
            ? RowPartition.Divide(order, ClassesToSpread(stratify), RowPartition.Sizes(shares, Count))
            : GroupPartition.Divide(order, ClassesToSpread(stratify), groups, shares);
        return parts.Select(FoldOf);
    }

    private Fold FoldOf(int[] validationRows)
    {
        bool[] validates = new bool[Count];
        foreach (int row in validationRows)
        {
            validates[row] = true;
        }

        ILookup<bool, int> rows = Enumerable.Range(0, Count).ToLookup(row => validates[row]);
        int[] train = [.. rows[false]], validation = [.. rows[true]];
        return new Fold(Rows(train), Rows(validation)) { TrainRows = [.. train], ValidationRows = [.. validation] };
    }
}
