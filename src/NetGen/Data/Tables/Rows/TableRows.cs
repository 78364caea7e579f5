using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Makes tables from rows. It names the columns, checks that all rows are as long as the first, and drops rows with missing cells if the options say so.
/// </summary>
internal static class TableRows
{
    /// <summary>Reads a table without a schema.</summary>
    public static CsvTable Read(IEnumerable<CsvRow> rows, CsvOptions options, string path)
    {
        List<CsvRow> all = NotEmpty(rows, path);
        ImmutableArray<string> notes = TrailingSeparator.Remove(all, options) ? [Note(path)] : [];
        RequireRectangle(all, options, path);
        var layout = CsvLayout.Of(path, options, new ColumnNaming(all, options, path).New());
        (ImmutableArray<CsvRow> kept, int dropped) = Body(all, options, layout.Features.Concat(layout.Targets));
        return new CsvTable(layout, kept, schema: null, notes) { DroppedRowCount = dropped };
    }

    /// <summary>Reads a table with a schema.</summary>
    public static CsvTable Read(IEnumerable<CsvRow> rows, CsvSchema schema, string path)
    {
        CsvOptions options = schema.Options;
        List<CsvRow> all = NotEmpty(rows, path);
        int cells = all.Max(static row => row.Cells.Count);
        bool isByName = options is { ReadsHeader: true, ColumnNames.Count: 0 };
        bool mayEnd = isByName || (schema.ColumnsOfRow(cells) is null && schema.ColumnsOfRow(cells - 1) is not null);
        bool ends = mayEnd && TrailingSeparator.Remove(all);
        RequireRectangle(all, options, path);
        var layout = CsvLayout.Of(path, schema, new ColumnNaming(all, options, path).By(schema));
        string[] strangers = [.. layout.Names.Except(schema.Columns.Select(static column => column.Name), StringComparer.Ordinal)];
        ImmutableArray<string> notes =
        [
            .. ends ? [Note(path)] : Array.Empty<string>(),
            .. strangers.Length > 0 ? [$"{path}: the schema has no column {VisibleText.List(strangers)}; what is there is left out."] : Array.Empty<string>(),
        ];
        (ImmutableArray<CsvRow> kept, int dropped) = Body(all, options, layout.Features);
        return new CsvTable(layout, kept, schema, notes) { DroppedRowCount = dropped };
    }

    private static string Note(string path) => $"{path}: {TrailingSeparator.Note}";

    /// <summary>The lines that contain more than spaces.</summary>
    private static List<CsvRow> NotEmpty(IEnumerable<CsvRow> rows, string path)
    {
        List<CsvRow> all = [.. rows.Where(static row => row.Cells is not ([] or [""]))];
        return all.Count > 0 ? all : throw new NetGenFormatException($"{path}: expected a table, but found no line that is not empty.");
    }

    private static void RequireRectangle(List<CsvRow> rows, CsvOptions options, string path)
    {
        int cells = rows[0].Cells.Count;
        int other = rows.FindIndex(row => row.Cells.Count != cells);
        if (other >= 0)
        {
            string expected = cells == 1 ? "1 cell" : $"{cells} cells", found = $"{rows[other].Cells.Count}{Advice(rows, other, options)}";
            throw new NetGenFormatException($"{path}, line {rows[other].Line}: expected {expected}, as in line {rows[0].Line}, but found {found}.");
        }
    }

    /// <summary>Advice for a line of another length: it may be a comment, or a title above the table.</summary>
    private static string Advice(List<CsvRow> rows, int other, CsvOptions options)
    {
        if (options.CommentPrefix is null && new[] { rows[0], rows[other] }.Any(static row => row.Cells[0].StartsWith('#')))
        {
            return $"; {nameof(CsvOptions.CommentPrefix)} = '#' skips lines that start with it";
        }

        return other == 1 && rows[0].Cells.Count == 1 ? $"; {nameof(CsvOptions.SkipLines)} skips titles above a table" : "";
    }

    private static (ImmutableArray<CsvRow> Kept, int Dropped) Body(List<CsvRow> rows, CsvOptions options, IEnumerable<CsvColumn> used)
    {
        ImmutableArray<CsvRow> all = [.. rows.Skip(options.ReadsHeader ? 1 : 0)];
        if (options.Missing != MissingCells.DropRow)
        {
            return (all, 0);
        }

        var format = new CellFormat(options);
        int[] positions = [.. used.Select(static column => column.Position)];
        ImmutableArray<CsvRow> kept = [.. all.Where(row => !Array.Exists(positions, position => format.IsMissing(row.Cells[position])))];
        return (kept, all.Length - kept.Length);
    }
}
