using System.Collections.Immutable;
using System.Text;

namespace NetGen;

/// <summary>How the columns of a file become features and targets: which categories there are, and what stands in for missing cells.</summary>
/// <remarks>
/// All that is taken from data is taken in <see cref="Fit"/>. A schema never changes, so many threads may use one. Saved beside a network, it encodes new rows
/// for it without the training table: <see cref="Save(string)"/>, <see cref="Load(string)"/>, <see cref="Encode(ReadOnlySpan{string}, Span{float})"/>. (Scaling
/// is not a schema's business: a network with <c>[Standardize]</c> fits its own.)
/// </remarks>
public sealed partial class CsvSchema
{
    private readonly string _path;
    private readonly CellFormat _format;
    private readonly ColumnEncoder[] _features;
    private readonly ColumnEncoder[] _targets;

    internal CsvSchema(string path, CsvOptions options, CellFormat format, IEnumerable<CsvColumn> columns, ColumnEncoder[] features, ColumnEncoder[] targets)
    {
        (_path, Options, _format, _features, _targets) = (path, options, format, features, targets);
        FeatureNames = [.. features.SelectMany(static encoder => encoder.Names)];
        TargetCount = targets.Sum(static encoder => encoder.Names.Length);
        Classes = targets[0].Column.Categories;
        ILookup<int, CsvColumn> used = features.Concat(targets).ToLookup(static encoder => encoder.Column.Position, static encoder => encoder.Column);
        Columns = [.. columns.Select(column => used[column.Position].SingleOrDefault(column))];
        _rowForms = FormsOfRows();
    }

    /// <summary>The options it was made with. Another file is read by them too.</summary>
    public CsvOptions Options { get; }

    /// <summary>The columns of the file, in its order.</summary>
    public ImmutableArray<CsvColumn> Columns { get; }

    /// <summary>The name of every feature: the column's, followed by <c>=</c> and the category where it holds categories.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>Features of one row: the input size of a network.</summary>
    public int FeatureCount => FeatureNames.Length;

    /// <summary>Targets of one row: the output size of a network.</summary>
    public int TargetCount { get; }

    /// <summary>The classes of the (first) target column in the order of the outputs; empty for regression.</summary>
    public ImmutableArray<string> Classes { get; }

    internal IEnumerable<CsvColumn> FeatureColumns => _features.Select(static encoder => encoder.Column);

    internal IEnumerable<CsvColumn> TargetColumns => _targets.Select(static encoder => encoder.Column);

    /// <summary>The encoder of a column; null if it is ignored.</summary>
    internal ColumnEncoder? EncoderOf(CsvColumn column) => Array.Find([.. _features, .. _targets], encoder => encoder.Column.Position == column.Position);

    /// <summary>Takes categories, classes and what fills missing cells from a table.</summary>
    /// <remarks>
    /// A category or class that these rows lack is unknown to the schema. The parts of a split already have a schema that knows those of the whole table:
    /// <see cref="CsvTable.Schema"/>.
    /// </remarks>
    /// <param name="table">The training part, or all of a file.</param>
    /// <exception cref="ArgumentException">The table has no target column, as new rows may.</exception>
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
    /// A schema of the same features and targets that takes only what fills missing cells from a table: a network's sizes are constants, so folds must agree on
    /// categories.
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

    /// <summary>Converts a table, whose columns are found by their names.</summary>
    /// <param name="table">Any table with the features of this one. A column may be missing if it is ignored here.</param>
    /// <returns>
    /// Features and targets. Targets that the table lacks are NaN, if it was loaded with a schema: such rows can be predicted, but training and evaluation
    /// refuse them.
    /// </returns>
    /// <exception cref="ArgumentException">The table lacks a column, or uses one of the features as a target or the other way around.</exception>
    /// <exception cref="NetGenFormatException">
    /// A cell does not hold what its column does; the message names file, line and column, what was expected and what was found.
    /// </exception>
    public Dataset Apply(CsvTable table)
    {
        int?[] features = PositionsIn(table, _features), targets = PositionsIn(table, _targets);
        return new Dataset(Encode(table, _features, features, FeatureCount), FeatureCount, Encode(table, _targets, targets, TargetCount), TargetCount);
    }

    /// <summary>The columns as a table: number and name, what it is used for, categories, what fills missing cells.</summary>
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

    /// <summary>A category in a list that commas separate.</summary>
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
        float[] values = new float[checked(table.Count * width)];
        for (int row = 0, start = 0; row < table.Count; row++)
        {
            for (int i = 0; i < encoders.Length; i++)
            {
                Span<float> destination = values.AsSpan(start, encoders[i].Names.Length);
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

    /// <summary>Where the columns stand in a table.</summary>
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
