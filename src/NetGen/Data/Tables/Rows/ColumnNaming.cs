using System.Collections.Immutable;

namespace NetGen;

/// <summary>Finds the names of columns in a header, the options, the schema, or the positions.</summary>
/// <param name="rows">All rows, including the header.</param>
/// <param name="options">The options for reading.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class ColumnNaming(IReadOnlyList<CsvRow> rows, CsvOptions options, string path)
{
    private readonly CsvRow _first = rows[0];

    private string Place => $"{path}, line {_first.Line}";

    private string Found => $"{_first.Cells.Count} with {options.Separator} as separator";

    /// <summary>The names for a table that is read without a schema.</summary>
    /// <exception cref="NetGenFormatException">There are not as many names as cells, two are the same, or the header seems to be a row of data.</exception>
    public ImmutableArray<string> New()
    {
        if (options.ColumnNames.Count > 0 && options.ColumnNames.Count != _first.Cells.Count)
        {
            throw new NetGenFormatException(
                $"{Place}: expected {options.ColumnNames.Count} cells, one for each of the column names, but found {Found}.");
        }

        if (options is { HasHeader: null, ColumnNames.Count: 0 } && new FirstRow(rows, options, path).LooksLikeData)
        {
            string kind = _first.Cells.Any(FirstRow.IsValue) ? "numbers" : "values";
            string cells = VisibleText.Of(string.Join(", ", _first.Cells.Take(3))), more = _first.Cells.Count > 3 ? " ..." : "";
            throw new NetGenFormatException(
                $"{Place}: expected the names of the columns, but found {kind}, '{cells}'{more}. "
                + $"Set {nameof(CsvOptions.HasHeader)} to false if this is a row of data, or to true if these are names.");
        }

        return Unique(options switch
        {
            { ColumnNames.Count: > 0 } => options.ColumnNames,
            { ReadsHeader: true } => Header(),
            _ => _first.Cells.Select(static (_, position) => CsvLayout.DefaultName(position)),
        });
    }

    /// <summary>The names for a table that is read with a schema: those of its header or, without a header, those of the schema.</summary>
    /// <exception cref="NetGenFormatException">The schema has no row with this number of cells, or two names are equal.</exception>
    public ImmutableArray<string> By(CsvSchema schema)
    {
        if (options is { ReadsHeader: true, ColumnNames.Count: 0 })
        {
            return Unique(Header());
        }

        return schema.ColumnsOfRow(_first.Cells.Count) is { } columns
            ? [.. columns.Select(static column => column.Name)]
            : throw new NetGenFormatException($"{Place}: expected {schema.RowForms}, but found {Found}.");
    }

    private IEnumerable<string> Header() => _first.Cells.Select(static (name, position) => name.Length > 0 ? name : CsvLayout.DefaultName(position));

    private ImmutableArray<string> Unique(IEnumerable<string> names) =>
        names.CountBy(static name => name, StringComparer.Ordinal).FirstOrDefault(static name => name.Value > 1) is { Key: { } twice }
            ? throw new NetGenFormatException($"{Place}: expected a name for each column, but found '{VisibleText.Of(twice)}' twice.")
            : [.. names];
}
