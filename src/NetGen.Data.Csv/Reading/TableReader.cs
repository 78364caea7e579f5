using System.Collections.Immutable;
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

    private static ImmutableArray<string> NamesOf(CsvRow first, string path, CsvOptions options)
    {
        if (options.ColumnNames.Count > 0 && options.ColumnNames.Count != first.Cells.Length)
        {
            throw new NetGenFormatException(
                $"{path}, line {first.Line}: expected {options.ColumnNames.Count} cells, one for each of the column names, but found {first.Cells.Length} with {options.Separator} as separator.");
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
