namespace MnistTable.Rows;

/// <summary>All rows, in the order of the table.</summary>
internal static class RowCatalog
{
    /// <summary>The rows.</summary>
    public static TableRow[] All { get; } =
    [
        .. MeanSquaredErrorRows.All, .. CrossEntropyRows.All, DeepRow.Row, LenetRows.Row, ConvolutionalRow.Row,
        .. ExerciseRows.All, .. DeepRow.Variants, .. DeformedRows.All, LenetRows.Deformed,
    ];

    /// <summary>The rows that a list names, such as <c>1-6,exercise</c>, in the order of the table.</summary>
    /// <param name="list">Names, ranges of numbers, and what a name ends in for all rows that end so (<c>deformed</c>), with commas between.</param>
    /// <param name="unknown">What of the list is no row; null if all are.</param>
    public static TableRow[] Select(string list, out string? unknown)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        unknown = null;
        foreach (string part in list.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] found = NamesOf(part);
            unknown ??= found.Length == 0 ? part : null;
            names.UnionWith(found);
        }

        return [.. All.Where(row => names.Contains(row.Name))];
    }

    private static string[] NamesOf(string part)
    {
        int first = IndexOf(part.Split('-')[0]), last = IndexOf(part.Split('-')[^1]);
        string[] variants = [.. All.Select(static row => row.Name).Where(name => name.EndsWith("-" + part, StringComparison.Ordinal))];
        return IndexOf(part) >= 0 ? [part]
            : variants.Length > 0 ? variants
            : part.Split('-').Length == 2 && first >= 0 && last >= first ? [.. All[first..(last + 1)].Select(static row => row.Name)]
            : [];
    }

    private static int IndexOf(string name) => Array.FindIndex(All, row => row.Name == name);
}
