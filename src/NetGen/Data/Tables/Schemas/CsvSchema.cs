using System.Collections.Immutable;
using System.Text;

namespace NetGen;

/// <summary>Converts the columns of a file to features and targets. It has the categories of each column and the values for missing cells.</summary>
/// <remarks>
/// Only <see cref="Fit"/> and <see cref="Refit"/> take values from data. A schema never changes, so several threads may use it. If it is saved together with a
/// network, it can encode new rows without the training table: see <see cref="Save(string)"/>, <see cref="Load(string)"/> and
/// <see cref="Encode(ReadOnlySpan{string}, Span{float})"/>. A schema does not scale: a network with <c>[Standardize]</c> has its own scaling.
/// </remarks>
public sealed partial class CsvSchema
{
    private readonly string _path;
    private readonly CellFormat _format;
    private readonly ColumnEncoder[] _features;
    private readonly ColumnEncoder[] _targets;

    /// <summary>Made on request. Each category repeats the name of its column, so the names of a small file can be long together.</summary>
    private readonly Lazy<ImmutableArray<string>> _featureNames;

    internal CsvSchema(string path, CsvOptions options, CellFormat format, IEnumerable<CsvColumn> columns, ColumnEncoder[] features, ColumnEncoder[] targets)
    {
        (_path, Options, _format, _features, _targets) = (path, options, format, features, targets);
        _featureNames = new Lazy<ImmutableArray<string>>(() => [.. features.SelectMany(static encoder => encoder.Names)]);
        FeatureCount = features.Sum(static encoder => encoder.Width);
        TargetCount = targets.Sum(static encoder => encoder.Width);
        Classes = targets[0].Column.Categories;
        ILookup<int, CsvColumn> used = features.Concat(targets).ToLookup(static encoder => encoder.Column.Position, static encoder => encoder.Column);
        Columns = [.. columns.Select(column => used[column.Position].SingleOrDefault(column))];
        _rowForms = FormsOfRows();
    }

    /// <summary>The options with which it was made. Other files are read with the same options.</summary>
    public CsvOptions Options { get; }

    /// <summary>The columns of the file, in its order.</summary>
    public ImmutableArray<CsvColumn> Columns { get; }

    /// <summary>The name of each feature. It is the name of the column, followed by <c>=</c> and the category if the column contains categories.</summary>
    public ImmutableArray<string> FeatureNames => _featureNames.Value;

    /// <summary>Number of features of one row: the input size of a network.</summary>
    public int FeatureCount { get; }

    /// <summary>Number of targets of one row: the output size of a network.</summary>
    public int TargetCount { get; }

    /// <summary>The classes of the (first) target column in the order of the outputs; empty for regression.</summary>
    public ImmutableArray<string> Classes { get; }

    internal IEnumerable<CsvColumn> FeatureColumns => _features.Select(static encoder => encoder.Column);

    internal IEnumerable<CsvColumn> TargetColumns => _targets.Select(static encoder => encoder.Column);

    /// <summary>The encoder of a column; null if it is ignored.</summary>
    internal ColumnEncoder? EncoderOf(CsvColumn column) => Array.Find([.. _features, .. _targets], encoder => encoder.Column.Position == column.Position);

    /// <summary>Fits a schema to a table: its categories, its classes and the values for missing cells.</summary>
    /// <remarks>
    /// A category or class that does not occur in these rows is unknown to the schema. The parts of a split already have a schema,
    /// <see cref="CsvTable.Schema"/>, with the categories and classes of the whole table.
    /// </remarks>
    /// <param name="table">The training part, or a whole file.</param>
    /// <exception cref="ArgumentException">The table has no target column. (Rows for prediction may have none.)</exception>
    /// <exception cref="NetGenFormatException">A column does not hold what the options say.</exception>
    public static CsvSchema Fit(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        CsvLayout layout = table.Layout;
        if (layout.Targets.IsEmpty)
        {
            throw new ArgumentException($"Expected a table with a target column, but found {VisibleText.List(layout.Names)} of {table.Path}.", nameof(table));
        }

        CsvOptions options = layout.Options;
        var format = new CellFormat(options);
        return new CsvSchema(
            table.Path,
            options,
            format,
            layout.Columns,
            [.. layout.Features.Select(column => column.Role == CsvColumnRole.Category
                ? (ColumnEncoder)OneHotEncoder.Fit(table.CellsOf(column.Position), column, format, options)
                : NumberEncoder.Fit(table.CellsOf(column.Position), column, format, options.Missing))],
            [.. layout.Targets.Select(column =>
                TargetEncoder(table.CellsOf(column.Position).Place, table.CellsOf(column.Position).Texts, column, format, options))]);
    }

    /// <summary>
    /// A schema with the same features and targets, in which only the values for missing cells are computed from another table. The sizes of a network are
    /// constants, so all folds need the same categories.
    /// </summary>
    /// <param name="table">The training part.</param>
    /// <exception cref="ArgumentException">The table has other columns.</exception>
    /// <exception cref="NetGenFormatException">A column does not hold what the options say.</exception>
    public CsvSchema Refit(CsvTable table)
    {
        int?[] positions = PositionsIn(table, _features);
        ColumnEncoder[] features = [.. _features.Select((encoder, i) => encoder.Refit(table.CellsOf(positions[i]!.Value)))];
        return new CsvSchema(_path, Options, _format, Columns, features, _targets);
    }

    /// <summary>Converts a table. Its columns are found by their names.</summary>
    /// <param name="table">A table with all features of the schema. Columns that the schema ignores may be absent.</param>
    /// <returns>
    /// Features and targets. If the table was loaded with a schema and has no targets, they are NaN: such rows can be predicted, but training and evaluation
    /// refuse them.
    /// </returns>
    /// <exception cref="ArgumentException">The table lacks a column, or it uses a feature as a target or a target as a feature.</exception>
    /// <exception cref="NetGenFormatException">
    /// A cell does not contain what its column should contain. The message names file, line and column, the expected and the found content.
    /// </exception>
    public Dataset Apply(CsvTable table)
    {
        int?[] features = PositionsIn(table, _features), targets = PositionsIn(table, _targets);
        return new Dataset(Encode(table, _features, features, FeatureCount), FeatureCount, Encode(table, _targets, targets, TargetCount), TargetCount);
    }

    /// <summary>The columns as a table: number, name, use, categories, and the value for missing cells.</summary>
    public override string ToString()
    {
        string[][] lines =
        [
            ["Column", "Name", "Use", "Missing", "Categories"],
            .. Columns.Select(static column => (string[])
                [$"{column.Position + 1}", column.Name, $"{column.Role}", column.Fill ?? "", string.Join(", ", column.Categories.Select(Shown))]),
        ];
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            text.Append(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A category in a list with commas.</summary>
    private static string Shown(string category) => category.Contains(',') ? $"'{category}'" : category;

    internal static ColumnEncoder TargetEncoder(string place, IEnumerable<string> cells, CsvColumn column, CellFormat format, CsvOptions options)
    {
        if (options.Task == CsvTask.Regression)
        {
            return new NumberEncoder(column, format, MissingCells.Error, fill: null);
        }

        Categories classes = options.Classes.Count > 0 ? Categories.Given(options.Classes) : Categories.Found(cells, format);
        return options.Task == CsvTask.BinaryClassification
            ? BinaryEncoder.Fit(place, column, format, classes)
            : OneHotEncoder.ForTarget(column, format, classes);
    }

    private float[] Encode(CsvTable table, ColumnEncoder[] encoders, int?[] positions, int width)
    {
        long length = (long)table.Count * width;
        float[] values = length <= Array.MaxLength
            ? new float[length]
            : throw new NetGenFormatException(FormattableString.Invariant(
                $"{table.Path}: expected at most {Array.MaxLength} values, but found {table.Count} rows of {width}, one for each category or class. ")
                + $"{nameof(CsvOptions.Task)} {nameof(CsvTask.Regression)} is for targets that are numbers.");
        for (int row = 0, start = 0; row < table.Count; row++)
        {
            for (int i = 0; i < encoders.Length; i++)
            {
                Span<float> destination = values.AsSpan(start, encoders[i].Width);
                start += destination.Length;
                bool isTarget = encoders[i].Column.Role == CsvColumnRole.Target;
                if (positions[i] is not { } position || (isTarget && table.AllowsMissingTargets && _format.IsMissing(table.Text(row, position))))
                {
                    destination.Fill(float.NaN);
                }
                else if (encoders[i].Write(table.Text(row, position), destination) is { } problem)
                {
                    throw table.CellsOf(position).Problem(row, problem, _format);
                }
            }
        }

        return values;
    }

    /// <summary>The positions of the columns in a table.</summary>
    private int?[] PositionsIn(CsvTable table, ColumnEncoder[] encoders)
    {
        ArgumentNullException.ThrowIfNull(table);
        int?[] positions = Array.ConvertAll(encoders, encoder => table.Layout.PositionOf(encoder.Column.Name));
        for (int i = 0; i < positions.Length; i++)
        {
            bool isTarget = encoders[i].Column.Role == CsvColumnRole.Target;
            bool fits = positions[i] is { } position
                ? table.Layout.Columns[position].Role == CsvColumnRole.Target == isTarget
                : isTarget && table.AllowsMissingTargets;
            if (!fits)
            {
                string use = isTarget ? "target" : "feature", names = VisibleText.List(Columns.Select(static column => column.Name));
                throw new ArgumentException(
                    $"Expected the columns {names} of {_path}, with '{encoders[i].Column.Name}' as a {use}, "
                    + $"but found {VisibleText.List(table.ColumnNames)} of {table.Path}.",
                    nameof(table));
            }
        }

        return positions;
    }
}
