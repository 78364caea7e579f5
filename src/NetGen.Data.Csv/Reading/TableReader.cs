using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace NetGen;

/// <summary>Reads the cells of a file as text: rows of the same length, under names. What the cells mean is not known here.</summary>
internal static class TableReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="NetGenFormatException">The file is no table of rows of the same length, or not of the encoding.</exception>
    public static CsvTable Read(string path, CsvOptions options)
    {
        try
        {
            using CsvReader reader = CsvReader.Create(Open(path, options), Format(options.Separator));
            return Read(reader, path, options);
        }
        catch (DecoderFallbackException exception)
        {
            string bytes = Convert.ToHexString(exception.BytesUnknown ?? []);
            throw new NetGenFormatException($"{path}: expected text in {options.Encoding.WebName}, but found the bytes {bytes}; {nameof(CsvOptions.Encoding)} names another.", exception);
        }
        catch (CsvFormatException exception)
        {
            throw new NetGenFormatException($"{path}, line {exception.LineNumber}: expected quotes around whole cells only, and doubled within them, but found others or no end.", exception);
        }
    }

    private static CsvTable Read(CsvReader reader, string path, CsvOptions options)
    {
        CsvLayout? layout = null;
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var row = new CsvRow(checked((int)reader.LineNumber), [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
            if (row.Cells is [""])
            {
                // A line of nothing but blanks.
                continue;
            }

            layout ??= new CsvLayout(path, options, NamesOf(row, path, options));
            if (row.Cells.Length != layout.Names.Length)
            {
                throw new NetGenFormatException($"{path}, line {row.Line}: expected {layout.Names.Length} cells, as in line {rows[0].Line}, but found {row.Cells.Length}.");
            }

            rows.Add(row);
        }

        layout = layout ?? throw new NetGenFormatException($"{path}: expected a table, but found no line that is not empty.");
        ImmutableArray<CsvRow> all = [.. rows.Skip(options.ReadsHeader ? 1 : 0)];
        ImmutableArray<CsvRow> kept = options.Missing == MissingCells.DropRow ? [.. all.Where(row => !layout.HasMissing(row.Cells))] : all;
        return new CsvTable(layout, kept) { DroppedRows = all.Length - kept.Length };
    }

    private static TextReader Open(string path, CsvOptions options)
    {
        var encoding = (Encoding)options.Encoding.Clone();
        encoding.DecoderFallback = DecoderFallback.ExceptionFallback;
        var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        if (options.Separator != CsvSeparator.Blanks)
        {
            return text;
        }

        using (text)
        {
            return new StringReader(BlankRuns.Collapse(text.ReadToEnd()));
        }
    }

    private static CsvReaderOptions Format(CsvSeparator separator) => new()
    {
        Separator = separator switch { CsvSeparator.Comma => ',', CsvSeparator.Semicolon => ';', _ => BlankRuns.Separator },

        // The header is read here, as a row like any other, because it may be replaced.
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Whether a number, or what is written for one that is missing, stands in every column but those of targets and categories, and those that are left out.</summary>
    private static bool LooksLikeData(CsvRow row, string path, CsvOptions options)
    {
        CsvColumnKey[] others = [.. options.Targets, .. options.Categorical, .. options.Ignored];
        if (Array.Exists(others, static key => key.IsName))
        {
            // Who calls a column by its name has seen a header.
            return false;
        }

        int[] left = [.. Enumerable.Range(0, row.Cells.Length).Except(others.Select(key => key.In(row.Cells, path)))];
        return Array.Exists(left, IsNumber) && Array.TrueForAll(left, position => IsNumber(position) || options.MissingTexts.Contains(row.Cells[position], StringComparer.Ordinal));

        bool IsNumber(int position) => float.TryParse(row.Cells[position], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    private static ImmutableArray<string> NamesOf(CsvRow first, string path, CsvOptions options)
    {
        if (options.ColumnNames.Count > 0 && options.ColumnNames.Count != first.Cells.Length)
        {
            throw new NetGenFormatException(
                $"{path}, line {first.Line}: expected {options.ColumnNames.Count} cells, one for each of the column names, but found {first.Cells.Length} with {options.Separator} as separator.");
        }

        if (options is { HasHeader: null, ColumnNames.Count: 0 } && LooksLikeData(first, path, options))
        {
            // Taken for names, a row of data would be lost without a word.
            throw new NetGenFormatException(
                $"{path}, line {first.Line}: expected the names of the columns, but found numbers, '{string.Join(", ", first.Cells.Take(3))}'{(first.Cells.Length > 3 ? " ..." : "")}: set {nameof(CsvOptions.HasHeader)} to false if this is a row of data, to true if these are names.");
        }

        IEnumerable<string> names = options switch
        {
            { ColumnNames.Count: > 0 } => options.ColumnNames,
            { ReadsHeader: true } => first.Cells.Select(static (name, position) => name.Length > 0 ? name : CsvLayout.DefaultName(position)),
            _ => first.Cells.Select(static (_, position) => CsvLayout.DefaultName(position)),
        };
        return names.CountBy(static name => name, StringComparer.Ordinal).FirstOrDefault(static name => name.Value > 1) is { Key: { } twice }
            ? throw new NetGenFormatException($"{path}, line {first.Line}: expected a name for each column, but found '{twice}' twice.")
            : [.. names];
    }
}
