namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Splits the rows into two parts: a number of rows, and the rest.</summary>
    /// <param name="count">Rows of the first part, 0 to <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random. If not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether each class has the same share in every part, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as a patient's number. No group is divided; sizes are as close as whole groups allow.</param>
    /// <returns>Copies, which together contain every row once.</returns>
    /// <exception cref="ArgumentException"><paramref name="count"/> is out of range, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are neither one-hot nor a single column of repeated whole numbers.</exception>
    public (Dataset First, Dataset Second) Split(int count, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        if (count < 0 || count > Count)
        {
            throw new ArgumentException($"Expected 0 to {Count} rows for the first part, but found {count}.", nameof(count));
        }

        return Pair(DivideRows([count, Count - count], seed, shuffle, stratify, groups));
    }

    /// <summary>Splits the rows into two parts: a fraction of the rows, and the rest.</summary>
    /// <param name="fraction">Share of the first part, 0 to 1. It is rounded to whole rows; half a row is rounded up.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random. If not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether each class has the same share in every part, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as a patient's number. No group is divided; sizes are as close as whole groups allow.</param>
    /// <returns>Copies, which together contain every row once.</returns>
    /// <exception cref="ArgumentException"><paramref name="fraction"/> is out of range, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are neither one-hot nor a single column of repeated whole numbers.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        if (!(fraction is >= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a fraction from 0 to 1, but found {fraction}."), nameof(fraction));
        }

        return Pair(DivideRows(RowPartition.Sizes([fraction, 1 - fraction], Count), seed, shuffle, stratify, groups));
    }

    /// <summary>Splits the rows into several parts of given sizes, such as <c>data.Split([100, 20, 30])</c>.</summary>
    /// <param name="counts">Rows of each part; they sum to <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random. If not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether each class has the same share in every part, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as a patient's number. No group is divided; sizes are as close as whole groups allow.</param>
    /// <returns>Copies, which together contain every row once.</returns>
    /// <exception cref="ArgumentException">
    /// A count is negative, the counts do not sum to the number of rows, or there are not as many groups as rows.
    /// </exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are neither one-hot nor a single column of repeated whole numbers.</exception>
    public Dataset[] Split(ReadOnlySpan<int> counts, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        long sum = 0;
        foreach (int count in counts)
        {
            if (count < 0)
            {
                throw new ArgumentException($"Expected counts of 0 or more, but found {count}.", nameof(counts));
            }

            sum += count;
        }

        if (sum != Count)
        {
            throw new ArgumentException($"Expected counts that sum to the {Count} rows, but found a sum of {sum}.", nameof(counts));
        }

        return PartsOf(DivideRows(counts, seed, shuffle, stratify, groups));
    }

    /// <summary>Splits the rows into several parts by their shares, such as <c>data.Split([0.7, 0.15, 0.15])</c>.</summary>
    /// <param name="fractions">Share of each part; they sum to 1. Sizes are rounded to whole rows by the largest remainder method.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random. If not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether each class has the same share in every part, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as a patient's number. No group is divided; sizes are as close as whole groups allow.</param>
    /// <returns>Copies, which together contain every row once.</returns>
    /// <exception cref="ArgumentException">A fraction is negative or NaN, the fractions do not sum to 1, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are neither one-hot nor a single column of repeated whole numbers.</exception>
    public Dataset[] Split(ReadOnlySpan<double> fractions, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default) =>
        PartsOf(SplitRows(fractions, seed, shuffle, stratify, groups));

    /// <summary>
    /// The row numbers of the parts that <c>Split</c> returns for the same arguments. Use them to split what belongs to the rows but is not in the data set,
    /// such as their names.
    /// </summary>
    /// <param name="fractions">Share of each part; they sum to 1. Sizes are rounded to whole rows by the largest remainder method.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random. If not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether each class has the same share in every part, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as a patient's number. No group is divided; sizes are as close as whole groups allow.</param>
    /// <returns>Row numbers from 0, which together contain every row once.</returns>
    /// <exception cref="ArgumentException">A fraction is negative or NaN, the fractions do not sum to 1, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are neither one-hot nor a single column of repeated whole numbers.</exception>
    public int[][] SplitRows(ReadOnlySpan<double> fractions, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        double sum = 0;
        foreach (double fraction in fractions)
        {
            if (!(fraction >= 0))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected fractions of 0 or more, but found {fraction}."), nameof(fractions));
            }

            sum += fraction;
        }

        // In binary, 0.7 + 0.2 + 0.1 is not exactly 1.
        if (!(Math.Abs(sum - 1) < 1e-9))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected fractions that sum to 1, but found a sum of {sum}."), nameof(fractions));
        }

        return DivideRows(RowPartition.Sizes(fractions, Count), seed, shuffle, stratify, groups);
    }

    private (Dataset First, Dataset Second) Pair(int[][] parts) => (Rows(parts[0]), Rows(parts[1]));

    private Dataset[] PartsOf(int[][] parts) => Array.ConvertAll(parts, part => Rows(part));

    private int[][] DivideRows(ReadOnlySpan<int> sizes, int seed, bool shuffle, bool stratify, ReadOnlySpan<int> groups)
    {
        RequireGroups(groups);
        int[] order = RowOrder(seed, shuffle, SplitDraw.Parts);
        int[] classOfRow = ClassesToSpread(stratify);
        return groups.IsEmpty
            ? RowPartition.Divide(order, classOfRow, sizes)
            : GroupPartition.Divide(order, classOfRow, groups, Array.ConvertAll(sizes.ToArray(), static size => (double)size));
    }

    /// <summary>The class of each row, for stratification. Without it, all rows count as one class.</summary>
    private int[] ClassesToSpread(bool stratify) => stratify ? ClassOfEachRow() : new int[Count];

    private int[] RowOrder(int seed, bool shuffle, SplitDraw draw)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        if (shuffle)
        {
            CounterRandom.For(seed, CounterRandom.Purpose.Split, (long)draw).Shuffle(order);
        }

        return order;
    }

    private void RequireGroups(ReadOnlySpan<int> groups)
    {
        if (!groups.IsEmpty && groups.Length != Count)
        {
            throw new ArgumentException($"Expected a group for each of the {Count} rows, but found {groups.Length} groups.", nameof(groups));
        }
    }

    /// <summary>The purpose of a random order. With the same seed, parts, folds and nested subsets use different orders.</summary>
    private enum SplitDraw
    {
        Parts = 0,
        Folds = 1,
        Nested = 2,
    }
}
