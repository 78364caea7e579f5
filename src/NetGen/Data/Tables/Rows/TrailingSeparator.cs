namespace NetGen;

/// <summary>
/// Handles a separator at the end of every line. The empty text after it is not a cell; otherwise the last real column would not be the last.
/// </summary>
internal static class TrailingSeparator
{
    /// <summary>The note about a table with trailing separators.</summary>
    public const string Note = "every line ends with a separator; what comes after it is no column.";

    /// <summary>Removes the empty last cells of a file that is read with options, unless the options name this column.</summary>
    /// <param name="rows">All lines, including the header.</param>
    /// <param name="options">The options for reading.</param>
    /// <returns>Whether cells were removed.</returns>
    public static bool Remove(List<CsvRow> rows, CsvOptions options)
    {
        int last = rows.Max(static row => row.Cells.Count) - 1;
        bool isNamed = options.ColumnNames.Count == last + 1 || options.Ignored.Concat(options.Categorical).Any(key => key.Is(last, last + 1));
        return !isNamed && Remove(rows);
    }

    /// <summary>Removes the empty last cells if all lines have them, or all except the header, or only the header.</summary>
    /// <returns>Whether cells were removed.</returns>
    public static bool Remove(List<CsvRow> rows)
    {
        int widest = rows.Max(static row => row.Cells.Count);
        bool[] isWidest = [.. rows.Select(row => row.Cells.Count == widest)];
        bool isEmpty = rows.TrueForAll(row => row.Cells.Count < widest || row.Cells[^1].Length == 0);
        bool isRegular = rows.TrueForAll(row => row.Cells.Count >= widest - 1) && isWidest.Skip(1).Distinct().Count() <= 1;
        if (widest < 2 || !isEmpty || !isRegular)
        {
            return false;
        }

        for (int i = 0; i < rows.Count; i++)
        {
            if (isWidest[i])
            {
                rows[i] = rows[i] with { Cells = [.. rows[i].Cells.Take(widest - 1)] };
            }
        }

        return true;
    }
}
