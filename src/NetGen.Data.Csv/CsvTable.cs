using System.Collections.Immutable;

namespace NetGen;

/// <summary>The cells of a file as text, some rows of them, and what the options make of them.</summary>
public sealed class CsvTable
{
    private readonly ImmutableArray<CsvRow> _rows;
    private readonly Lazy<CsvSchema> _schema;
    private readonly Lazy<Dataset> _data;

    internal CsvTable(CsvLayout layout, ImmutableArray<CsvRow> rows)
    {
        (Layout, _rows) = (layout, rows);
        _schema = new Lazy<CsvSchema>(() => CsvSchema.Fit(this));
        _data = new Lazy<Dataset>(() => Schema.Apply(this));
    }

    /// <summary>The file.</summary>
    public string Path => Layout.Path;

    /// <summary>The names of all columns, in the order of the file.</summary>
    public ImmutableArray<string> ColumnNames => Layout.Names;

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>Rows of the file that were left out because a cell is missing (<see cref="MissingCells.DropRow"/>).</summary>
    public int DroppedRows { get; internal init; }

    /// <summary>The schema fitted to these rows.</summary>
    /// <exception cref="NetGenFormatException">A column does not hold what the options say.</exception>
    public CsvSchema Schema => _schema.Value;

    /// <summary>These rows as numbers, by the schema fitted to them.</summary>
    /// <exception cref="NetGenFormatException">A cell does not hold what its column does.</exception>
    public Dataset Data => _data.Value;

    internal CsvLayout Layout { get; }

    /// <summary>The texts of a column, ignored ones included.</summary>
    /// <param name="column">Name or position.</param>
    /// <exception cref="NetGenFormatException">There is no such column.</exception>
    public string[] Column(CsvColumnKey column) => [.. CellsOf(Layout.Position(column)).Select(static cell => cell.Text)];

    /// <summary>Groups to keep together when the rows are split: a number for each row, the same where the column holds the same text.</summary>
    /// <param name="column">Name or position, of an ignored column as a rule.</param>
    /// <exception cref="NetGenFormatException">There is no such column.</exception>
    public int[] GroupsBy(CsvColumnKey column)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(Column(column), text =>
        {
            groups.TryAdd(text, groups.Count);
            return groups[text];
        });
    }

    /// <summary>A table of chosen rows.</summary>
    /// <param name="rows">Row numbers from 0, in the order wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvTable Rows(params ReadOnlySpan<int> rows)
    {
        var chosen = ImmutableArray.CreateBuilder<CsvRow>(rows.Length);
        foreach (int row in rows)
        {
            chosen.Add((uint)row < (uint)Count ? _rows[row] : throw new ArgumentOutOfRangeException(nameof(rows), row, $"Expected a row from 0 to {Count - 1}, but found {row}."));
        }

        return new CsvTable(Layout, chosen.MoveToImmutable());
    }

    /// <summary>Splits the rows in two, as <see cref="Dataset.SplitRows"/> does: for a schema to be fitted to the first part and applied to both.</summary>
    /// <param name="fraction">Share of the first part, 0 to 1.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random; if not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether every class has the same share of both parts, as nearly as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as <see cref="GroupsBy"/> gives; no group is torn apart.</param>
    /// <exception cref="ArgumentException"><paramref name="fraction"/> is out of range, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are not classes.</exception>
    public (CsvTable First, CsvTable Second) Split(double fraction, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        int[][] parts = Data.SplitRows([fraction, 1 - fraction], seed, shuffle, stratify, groups);
        return (Rows(parts[0]), Rows(parts[1]));
    }

    /// <summary>Cuts the rows into k folds, as <see cref="Dataset.KFold"/> does, and fills missing cells of each by its training part alone.</summary>
    /// <remarks>Categories and classes are those of the whole table: they are the inputs and outputs of the network, which all folds share.</remarks>
    /// <param name="k">Number of folds, 2 to <see cref="Count"/>; with groups at most as many as there are groups.</param>
    /// <param name="seed">The same seed gives the same folds, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are dealt in random order.</param>
    /// <param name="stratify">Whether every class has the same share of all validation parts, as nearly as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as <see cref="GroupsBy"/> gives; no group is both trained on and validated with.</param>
    /// <exception cref="ArgumentException"><paramref name="k"/> is out of range, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are not classes.</exception>
    public IEnumerable<Fold> KFold(int k, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default) =>
        Data.KFold(k, seed, shuffle, stratify, groups).Select(fold =>
        {
            CsvTable train = Rows(fold.TrainRows.AsSpan());
            CsvSchema schema = Schema.Refit(train);
            return fold with { Train = schema.Apply(train), Validation = schema.Apply(Rows(fold.ValidationRows.AsSpan())) };
        });

    internal CsvCell Cell(int row, int column) => new(Layout, _rows[row].Line, column, _rows[row].Cells[column]);

    internal IEnumerable<CsvCell> CellsOf(int column) => Enumerable.Range(0, Count).Select(row => Cell(row, column));
}
