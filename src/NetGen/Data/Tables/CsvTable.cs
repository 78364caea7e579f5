using System.Collections.Immutable;

namespace NetGen;

/// <summary>The rows of a file as text, and the data set that the options make of them.</summary>
/// <remarks>
/// Parts of a table (<see cref="Rows"/>, <see cref="Split"/>, <see cref="KFold"/>) are encoded in the same way. They keep the categories and classes of the
/// whole table, which are the inputs and outputs of one network.
/// </remarks>
public sealed class CsvTable
{
    private readonly ImmutableArray<CsvRow> _rows;
    private readonly ImmutableArray<string> _fileNotes;
    private readonly Lazy<CsvSchema> _schema;
    private readonly Lazy<Dataset> _data;
    private readonly Lazy<ImmutableArray<string>> _notes;

    /// <summary>Whether the schema was fitted to other rows. Then parts of this table keep it.</summary>
    private readonly bool _isSchemaGiven;

    internal CsvTable(CsvLayout layout, ImmutableArray<CsvRow> rows, CsvSchema? schema, ImmutableArray<string> notes)
    {
        (Layout, _rows, _fileNotes, AllowsMissingTargets, _isSchemaGiven) = (layout, rows, notes, schema is not null, schema is not null);
        _schema = new Lazy<CsvSchema>(() => schema ?? CsvSchema.Fit(this));
        _data = new Lazy<Dataset>(() => Schema.Apply(this));
        _notes = new Lazy<ImmutableArray<string>>(FindNotes);
    }

    /// <summary>Makes a table of some rows of another table.</summary>
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
    /// Facts that are not errors but that users should know, one per line: whole numbers that lose digits as a <see cref="float"/>, and columns that are left
    /// out.
    /// </summary>
    public ImmutableArray<string> Notes => _notes.Value;

    /// <summary>
    /// The schema that encodes these rows: either the one they were loaded with, or one that was fitted to the file. In the parts of a <see cref="Split"/>, the
    /// values for missing cells are computed from the first part only.
    /// </summary>
    /// <exception cref="NetGenFormatException">A column does not contain what the options say.</exception>
    public CsvSchema Schema => _schema.Value;

    /// <summary>These rows as numbers, encoded by their <see cref="Schema"/>. In a table that was loaded with a schema, missing targets are NaN.</summary>
    /// <exception cref="NetGenFormatException">A cell does not contain what its column should contain.</exception>
    public Dataset Data => _data.Value;

    internal CsvLayout Layout { get; }

    /// <summary>Whether a missing target is NaN instead of an error, as in rows for prediction.</summary>
    internal bool AllowsMissingTargets { get; }

    /// <summary>Makes a table from rows of any source, such as another file reader, and checks every cell.</summary>
    /// <param name="rows">The rows in order. The header comes first, unless the options say that there is none. Rows without any text are skipped.</param>
    /// <param name="options">
    /// Describes the columns; the defaults if null. Options about parsing a file (separator, encoding, lines to skip) have no effect, because the source has
    /// done the parsing.
    /// </param>
    /// <param name="path">The name of the source in messages.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">The rows do not contain what the options say.</exception>
    public static CsvTable FromRows(IEnumerable<CsvRow> rows, CsvOptions? options = null, string path = "table")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        options.Validate();
        return Checked(TableRows.Read(rows, options, path));
    }

    /// <summary>Makes a table from new rows for an existing schema, and checks every cell.</summary>
    /// <param name="rows">
    /// The rows in order.
    /// <list type="bullet">
    /// <item>
    /// If the schema was fitted to a file with a header, columns are found by the names in the header, in any order. Targets and ignored columns may be absent.
    /// Columns that the schema does not have are left out.
    /// </item>
    /// <item>
    /// If the schema was fitted to a file without a header, rows have all its columns, or all except the targets, or all except the targets and the ignored
    /// columns.
    /// </item>
    /// </list>
    /// </param>
    /// <param name="schema">Describes the columns.</param>
    /// <param name="path">The name of the source in messages.</param>
    /// <exception cref="NetGenFormatException">The rows do not contain what the schema says.</exception>
    public static CsvTable FromRows(IEnumerable<CsvRow> rows, CsvSchema schema, string path = "table")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Checked(TableRows.Read(rows, schema, path));
    }

    /// <summary>The texts of a column, which may be an ignored one.</summary>
    /// <param name="column">Name or position.</param>
    /// <exception cref="NetGenFormatException">There is no such column.</exception>
    public string[] Column(CsvColumnKey column) => [.. CellsOf(Layout.Position(column)).Texts];

    /// <summary>Groups for splits: a number for each row, which is equal for rows with the same text in a column.</summary>
    /// <param name="column">Name or position, usually of an ignored column.</param>
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

    /// <summary>Makes a table of the given rows, with the same schema.</summary>
    /// <param name="rows">Row numbers from 0, in the desired order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvTable Rows(params ReadOnlySpan<int> rows) => new(this, Chosen(rows), _schema, _isSchemaGiven);

    /// <summary>
    /// Splits the rows into two parts, as <see cref="Dataset.SplitRows"/> does. Both parts are encoded in the same way, and the values for missing cells are
    /// computed from the first part only.
    /// </summary>
    /// <remarks>The schema of the second part comes from other rows. A part with such a schema keeps it when it is split again.</remarks>
    /// <param name="fraction">Share of the first part, 0 to 1.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are drawn at random. If not, the parts keep the order of the rows.</param>
    /// <param name="stratify">Whether each class has the same share in both parts, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as from <see cref="GroupsBy"/>. No group is divided.</param>
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

    /// <summary>
    /// Divides the rows into k folds, as <see cref="Dataset.KFold"/> does. The values for missing cells are computed in each fold from its training part only.
    /// </summary>
    /// <remarks>
    /// Categories and classes are those of the whole table, because they are the inputs and outputs of the network, which are the same in all folds.
    /// </remarks>
    /// <param name="k">Number of folds, 2 to <see cref="Count"/>; with groups at most as many as there are groups.</param>
    /// <param name="seed">The same seed gives the same folds, on every machine and in every version.</param>
    /// <param name="shuffle">Whether rows are assigned in random order.</param>
    /// <param name="stratify">Whether each class has the same share in every validation part, as closely as whole rows allow.</param>
    /// <param name="groups">The group of each row, such as from <see cref="GroupsBy"/>. No group is in both parts of a fold.</param>
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

        // All cells are converted now, so that an invalid cell is reported here and not later in an unrelated call.
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
