using System.Collections.Immutable;
using System.Text;

namespace NetGen;

/// <summary>How the columns of a file become features and targets: which categories there are, and what stands in for missing cells.</summary>
/// <remarks>
/// All that is taken from data is taken in <see cref="Fit"/>. Fit a schema to the training part and <see cref="Apply"/> it to every other, and nothing of those leaks
/// into the training. (Scaling is not a schema's business: a network with <c>[Standardize]</c> fits its own.)
/// </remarks>
public sealed class CsvSchema
{
    private readonly CsvLayout _layout;
    private readonly ColumnEncoder[] _features;
    private readonly ColumnEncoder[] _targets;

    private CsvSchema(CsvLayout layout, ColumnEncoder[] features, ColumnEncoder[] targets)
    {
        (_layout, _features, _targets) = (layout, features, targets);
        FeatureNames = [.. features.SelectMany(static encoder => encoder.Names)];
        TargetCount = targets.Sum(static encoder => encoder.Names.Length);
        Classes = targets[0].Column.Categories;
        ILookup<int, CsvColumn> used = features.Concat(targets).ToLookup(static encoder => encoder.Column.Position, static encoder => encoder.Column);
        Columns = [.. layout.Columns.Select(column => used[column.Position].SingleOrDefault(column))];
    }

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

    /// <summary>Takes categories, classes and what fills missing cells from a table.</summary>
    /// <param name="table">The training part, or all of a file.</param>
    /// <exception cref="NetGenFormatException">A column does not hold what the options say.</exception>
    public static CsvSchema Fit(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        CsvLayout layout = table.Layout;
        CsvOptions options = layout.Options;
        return new CsvSchema(
            layout,
            [.. layout.Features.Select(column => column.Role == CsvColumnRole.Category
                ? (ColumnEncoder)OneHotEncoder.Fit(table, column, options)
                : NumberEncoder.Fit(table, column, options.Missing))],
            [.. layout.Targets.Select(column => TargetEncoder(table, column, options))]);
    }

    /// <summary>A schema of the same features and targets that takes only what fills missing cells from a table: a network's sizes are constants, so folds must agree on categories.</summary>
    /// <param name="table">The training part.</param>
    /// <exception cref="NetGenFormatException">A column does not hold what the options say.</exception>
    public CsvSchema Refit(CsvTable table)
    {
        RequireSameColumns(table);
        return new CsvSchema(_layout, Array.ConvertAll(_features, encoder => encoder.Refit(table)), _targets);
    }

    /// <summary>Converts a table.</summary>
    /// <param name="table">Of the file the schema was fitted to, or of one with the same columns.</param>
    /// <exception cref="ArgumentException">The columns have other names.</exception>
    /// <exception cref="NetGenFormatException">A cell does not hold what its column does; the message names file, line and column, what was expected and what was found.</exception>
    public Dataset Apply(CsvTable table)
    {
        RequireSameColumns(table);
        return new Dataset(Encode(_features, FeatureCount, table), FeatureCount, Encode(_targets, TargetCount, table), TargetCount);
    }

    /// <summary>The columns as a table: number and name, what it is used for, categories, what fills missing cells.</summary>
    public override string ToString()
    {
        string[][] lines =
        [
            ["Column", "Name", "Use", "Missing", "Categories"],
            .. Columns.Select(static column => (string[])
                [$"{column.Position + 1}", column.Name, $"{column.Role}", column.Fill ?? "", string.Join(", ", column.Categories)]),
        ];
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            text.Append(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static ColumnEncoder TargetEncoder(CsvTable table, CsvColumn column, CsvOptions options)
    {
        if (options.Task == CsvTask.Regression)
        {
            return NumberEncoder.Fit(table, column, MissingCells.Error);
        }

        Categories classes = options.Classes.Count > 0 ? Categories.Given(options.Classes) : Categories.Found(table.CellsOf(column.Position));
        return options.Task == CsvTask.BinaryClassification ? new BinaryEncoder(table, column, classes) : OneHotEncoder.ForTarget(column, classes);
    }

    private static float[] Encode(ColumnEncoder[] encoders, int width, CsvTable table)
    {
        float[] values = new float[checked(table.Count * width)];
        for (int row = 0, start = 0; row < table.Count; row++)
        {
            foreach (ColumnEncoder encoder in encoders)
            {
                int length = encoder.Names.Length;
                encoder.Write(table.Cell(row, encoder.Column.Position), values.AsSpan(start, length));
                start += length;
            }
        }

        return values;
    }

    private void RequireSameColumns(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.ColumnNames.SequenceEqual(_layout.Names, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"Expected the columns '{string.Join("', '", _layout.Names)}' of {_layout.Path}, but found '{string.Join("', '", table.ColumnNames)}' of {table.Path}.", nameof(table));
        }
    }
}
