using System.Collections.Immutable;

namespace NetGen;

/// <summary>Fits a schema to rows that are read one by one and not kept in memory.</summary>
internal sealed class StreamedSchema
{
    /// <summary>Largest number of categories of a column. Each becomes a feature.</summary>
    private const int MostCategories = 1 << 16;

    private readonly CsvLayout _layout;
    private readonly CsvOptions _options;
    private readonly CellFormat _format;
    private readonly string _path;

    /// <summary>For each column of texts, the number of occurrences of each text.</summary>
    private readonly Dictionary<int, Dictionary<string, long>> _texts = [];
    private readonly Dictionary<int, NumberFill> _numbers = [];
    private readonly int[] _used;

    private StreamedSchema(CsvLayout layout)
    {
        (_layout, _options, _path, _format) = (layout, layout.Options, layout.Path, new CellFormat(layout.Options));
        _used = [.. layout.Features.Concat(layout.Targets).Select(static column => column.Position)];
        bool fills = _options.Missing is not (MissingCells.Error or MissingCells.DropRow);
        foreach (CsvColumn column in layout.Features.Where(column => column.Role == CsvColumnRole.Category || fills))
        {
            if (column.Role == CsvColumnRole.Category)
            {
                _texts.Add(column.Position, new Dictionary<string, long>(StringComparer.Ordinal));
            }
            else
            {
                _numbers.Add(column.Position, new NumberFill(_options.Missing, PlaceOf(column.Position)));
            }
        }

        foreach (CsvColumn column in layout.Targets.Where(_ => _options.Task != CsvTask.Regression && _options.Classes.Count == 0))
        {
            _texts.Add(column.Position, new Dictionary<string, long>(StringComparer.Ordinal));
        }
    }

    /// <summary>Reads the rows once, and a second time if medians are needed.</summary>
    public static CsvSchema Fit(IReadOnlyList<string> names, IEnumerable<CsvRow> rows, CsvOptions options, string path)
    {
        var schema = new StreamedSchema(CsvLayout.Of(path, options, [.. names]));
        schema.Pass(rows.Select(row => RequireCells(row, names.Count, path)));
        return schema.Result();
    }

    /// <summary>The row, if it has a cell for every column.</summary>
    /// <exception cref="NetGenFormatException">It has another number of cells.</exception>
    public static CsvRow RequireCells(CsvRow row, int count, string source) => row.Cells.Count == count
        ? row
        : throw new NetGenFormatException($"{source}, row {row.Line}: expected {count} cells, but found {row.Cells.Count}.");

    /// <summary>Whether a row is left out because a cell of a used column is missing.</summary>
    public static bool IsDropped(CsvOptions options, CellFormat format, ReadOnlySpan<int> used, IReadOnlyList<string> cells)
    {
        if (options.Missing != MissingCells.DropRow)
        {
            return false;
        }

        foreach (int position in used)
        {
            if (format.IsMissing(cells[position]))
            {
                return true;
            }
        }

        return false;
    }

    private string PlaceOf(int position) => $"{_path}, {_layout.PlaceOf(position)}";

    private void Pass(IEnumerable<CsvRow> rows)
    {
        if (_texts.Count + _numbers.Count == 0)
        {
            return;
        }

        foreach (CsvRow row in rows.Where(row => !IsDropped(_options, _format, _used, row.Cells)))
        {
            foreach ((int position, Dictionary<string, long> counts) in _texts)
            {
                Count(position, counts, row.Cells[position]);
            }

            foreach ((int position, NumberFill fill) in _numbers)
            {
                if (!_format.IsMissing(row.Cells[position]))
                {
                    fill.Add(NumberIn(row, position));
                }
            }
        }

        if (_numbers.Count > 0 && _options.Missing == MissingCells.Median)
        {
            SecondPass(rows);
        }
    }

    private void SecondPass(IEnumerable<CsvRow> rows)
    {
        foreach (NumberFill fill in _numbers.Values)
        {
            fill.BeginSecondPass();
        }

        foreach (CsvRow row in rows)
        {
            foreach ((int position, NumberFill fill) in _numbers)
            {
                if (!_format.IsMissing(row.Cells[position]))
                {
                    fill.AddAgain(NumberIn(row, position));
                }
            }
        }
    }

    private void Count(int position, Dictionary<string, long> counts, string text)
    {
        if (_format.IsMissing(text))
        {
            return;
        }

        counts[text] = counts.GetValueOrDefault(text) + 1;
        if (counts.Count > MostCategories)
        {
            throw new NetGenFormatException(
                $"{PlaceOf(position)}: expected at most {MostCategories} categories, each of which is a feature or an output, but found more.");
        }
    }

    private float NumberIn(CsvRow row, int position) => _format.TryNumber(row.Cells[position], out float number)
        ? number
        : throw _format.NoNumber(row.Cells[position]).At($"{_path}, row {row.Line}, {_layout.PlaceOf(position)}", row.Cells[position], isMissing: false);

    private CsvSchema Result() => new(
        _path,
        _options,
        _format,
        _layout.Columns,
        [.. _layout.Features.Select(FeatureEncoder)],
        [.. _layout.Targets.Select(column => CsvSchema.TargetEncoder(PlaceOf(column.Position), TextsOf(column.Position), column, _format, _options))]);

    private ColumnEncoder FeatureEncoder(CsvColumn column)
    {
        if (column.Role != CsvColumnRole.Category)
        {
            return new NumberEncoder(column, _format, _options.Missing, _numbers.TryGetValue(column.Position, out NumberFill? fill) ? fill.Value() : null);
        }

        Categories categories = Categories.Found(TextsOf(column.Position), _format);
        int? place = _options.Missing is MissingCells.Error or MissingCells.DropRow ? null : MostFrequent(column.Position, categories);
        return new OneHotEncoder(column, _format, categories, _options.Missing, _options.AllowUnknownCategories, place);
    }

    private IEnumerable<string> TextsOf(int position) => _texts.TryGetValue(position, out Dictionary<string, long>? counts) ? counts.Keys : [];

    /// <summary>The index of the most frequent category; the first one if there are several.</summary>
    private int MostFrequent(int position, Categories categories)
    {
        ImmutableArray<ImmutableArray<string>> texts = categories.Texts;
        return texts.Length > 0
            ? Enumerable.Range(0, texts.Length).MaxBy(place => _texts[position][texts[place][0]])
            : throw new NetGenFormatException($"{PlaceOf(position)}: expected at least one category to fill missing cells by, but found none.");
    }
}
