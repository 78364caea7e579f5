using System.Collections.Immutable;

namespace NetGen;

/// <summary>The cells of a file as text, some rows of them, and what the options make of them.</summary>
/// <remarks>
/// Parts of a table (<see cref="Rows"/>, <see cref="Split"/>, <see cref="KFold"/>) are encoded alike: they keep its categories and classes, which are the
/// inputs and outputs of one network.
/// </remarks>
public sealed class CsvTable
{
    private readonly ImmutableArray<CsvRow> _rows;
    private readonly ImmutableArray<string> _fileNotes;
    private readonly Lazy<CsvSchema> _schema;
    private readonly Lazy<Dataset> _data;
    private readonly Lazy<ImmutableArray<string>> _notes;

    /// <summary>Whether the schema was measured on other rows, so that no part of these needs one of its own.</summary>
    private readonly bool _isSchemaGiven;

    internal CsvTable(CsvLayout layout, ImmutableArray<CsvRow> rows, CsvSchema? schema, ImmutableArray<string> notes)
    {
        (Layout, _rows, _fileNotes, AllowsMissingTargets, _isSchemaGiven) = (layout, rows, notes, schema is not null, schema is not null);
        _schema = new Lazy<CsvSchema>(() => schema ?? CsvSchema.Fit(this));
        _data = new Lazy<Dataset>(() => Schema.Apply(this));
        _notes = new Lazy<ImmutableArray<string>>(FindNotes);
    }

    /// <summary>Takes some rows of a table.</summary>
    private CsvTable(CsvTable whole, ImmutableArray<CsvRow> rows, Lazy<CsvSchema> schema, bool isSchemaGiven)
    {
        (Layout, _rows, _fileNotes, AllowsMissingTargets) = (whole.Layout, rows, whole._fileNotes, whole.AllowsMissingTargets);
        (_schema, _isSchemaGiven) = (schema, isSchemaGiven);
        _data = new Lazy<Dataset>(() => Schema.Apply(this));
        _notes = new Lazy<ImmutableArray<string>>(FindNotes);
    }

    /// <summary>The file.</summary>
    public string Path => Layout.Path;

    /// <summary>The names of all columns, in the order of the file.</summary>
    public ImmutableArray<string> ColumnNames => Layout.Names;

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>Rows of the file that were left out because a cell is missing (<see cref="MissingCells.DropRow"/>).</summary>
    public int DroppedRowCount { get; internal init; }

    /// <summary>
    /// What is no error but should be known, a line each: whole numbers that lose digits as a <see cref="float"/>, columns that are left out.
    /// </summary>
    public ImmutableArray<string> Notes => _notes.Value;

    /// <summary>
    /// The schema by which these rows are encoded: the one they were loaded with, or one that was fitted to the file. In the parts of a <see cref="Split"/>,
    /// what fills missing cells comes from the first part alone.
    /// </summary>
    /// <exception cref="NetGenFormatException">A column does not hold what the options say.</exception>
    public CsvSchema Schema => _schema.Value;

    /// <summary>These rows as numbers, by their <see cref="Schema"/>. Of a table that was loaded with a schema, targets that are not there are NaN.</summary>
    /// <exception cref="NetGenFormatException">A cell does not hold what its column does.</exception>
    public Dataset Data => _data.Value;

    internal CsvLayout Layout { get; }

    /// <summary>Whether a missing target is NaN, as in rows that wait for a prediction, and not an error.</summary>
    internal bool AllowsMissingTargets { get; }

    /// <summary>Makes a table of rows from any source, such as another reader of files, and checks every cell.</summary>
    /// <param name="rows">The rows in order, the header first unless the options say that there is none. Rows without a text are skipped.</param>
    /// <param name="options">
    /// What the columns are; the defaults when null. How a file is parsed (separator, encoding, lines to skip) was the source's business.
    /// </param>
    /// <param name="path">What messages call the source.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">The rows do not hold what the options say.</exception>
    public static CsvTable FromRows(IEnumerable<CsvRow> rows, CsvOptions? options = null, string path = "table")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        options.Validate();
        return Checked(TableRows.Read(rows, options, path));
    }

    /// <summary>Makes a table of new rows for a schema that is there, and checks every cell.</summary>
    /// <param name="rows">
    /// The rows in order. Columns are found by the names of the header, in any order; targets and ignored columns may be absent, and columns that the schema
    /// does not know are left out. Where the schema was fitted to a file without a header, rows are as long as there, or lack the targets, or the ignored
    /// columns too.
    /// </param>
    /// <param name="schema">What the columns are.</param>
    /// <param name="path">What messages call the source.</param>
    /// <exception cref="NetGenFormatException">The rows do not hold what the schema says.</exception>
    public static CsvTable FromRows(IEnumerable<CsvRow> rows, CsvSchema schema, string path = "table")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Checked(TableRows.Read(rows, schema, path));
    }

    /// <summary>The texts of a column, ignored ones included.</summary>
    /// <param name="column">Name or position.</param>
    /// <exception cref="NetGenFormatException">There is no such column.</exception>
    public string[] Column(CsvColumnKey column) => [.. CellsOf(Layout.Position(column)).Texts];

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

    /// <summary>A table of chosen rows, with the same schema.</summary>
    /// <param name="rows">Row numbers from 0, in the order wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvTable Rows(params ReadOnlySpan<int> rows) => new(this, Chosen(rows), _schema, _isSchemaGiven);

    /// <summary>
    /// Splits the rows in two, as <see cref="Dataset.SplitRows"/> does. Both parts are encoded alike, and what fills missing cells comes from the first part
    /// alone.
    /// </summary>
    /// <remarks>A part whose schema comes from other rows, as the second one's does, keeps it when it is split again.</remarks>
    /// <param name="fraction">Share of the first part, 0 to 1.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random; if not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether every class has the same share of both parts, as nearly as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as <see cref="GroupsBy"/> gives; no group is torn apart.</param>
    /// <exception cref="ArgumentException"><paramref name="fraction"/> is out of range, or there are not as many groups as rows.</exception>
    /// <exception cref="InvalidOperationException">To stratify: the targets are not classes.</exception>
    public (CsvTable First, CsvTable Second) Split(
        double fraction, int seed = 0, bool shuffle = true, bool stratify = false, ReadOnlySpan<int> groups = default)
    {
        int[][] parts = Data.SplitRows([fraction, 1 - fraction], seed, shuffle, stratify, groups);
        CsvTable learned = Rows(parts[0]);
        Lazy<CsvSchema> schema = _isSchemaGiven ? _schema : new Lazy<CsvSchema>(() => Schema.Refit(learned));
        return (new CsvTable(this, learned._rows, schema, _isSchemaGiven), new CsvTable(this, Chosen(parts[1]), schema, isSchemaGiven: true));
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
            CsvSchema schema = _isSchemaGiven ? Schema : Schema.Refit(train);
            return fold with { Train = schema.Apply(train), Validation = schema.Apply(Rows(fold.ValidationRows.AsSpan())) };
        });

    internal string Text(int row, int column) => _rows[row].Cells[column];

    internal int Line(int row) => _rows[row].Line;

    internal ColumnCells CellsOf(int column) => new(this, column);

    private static CsvTable Checked(CsvTable table)
    {
        if (table.Count == 0)
        {
            throw new NetGenFormatException($"{table.Path}: expected at least one row, but found none.");
        }

        // Every cell is converted at once, so that a bad one is reported here and not in the middle of something else.
        _ = table.Data;
        return table;
    }

    private ImmutableArray<CsvRow> Chosen(ReadOnlySpan<int> rows)
    {
        var chosen = ImmutableArray.CreateBuilder<CsvRow>(rows.Length);
        foreach (int row in rows)
        {
            chosen.Add((uint)row < (uint)Count
                ? _rows[row]
                : throw new ArgumentOutOfRangeException(nameof(rows), row, $"Expected a row from 0 to {Count - 1}, but found {row}."));
        }

        return chosen.MoveToImmutable();
    }

    private ImmutableArray<string> FindNotes()
    {
        IEnumerable<CsvColumn> targets = Layout.Options.Task == CsvTask.Regression ? Layout.Targets : [];
        IEnumerable<CsvColumn> numbers = Layout.Features.Where(static column => column.Role == CsvColumnRole.Number).Concat(targets);
        return [.. _fileNotes, .. LostDigits.Notes(this, numbers, new CellFormat(Layout.Options))];
    }
}
