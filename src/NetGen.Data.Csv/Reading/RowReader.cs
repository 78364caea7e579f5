using System.Text;
using CsvHelper;

namespace NetGen;

/// <summary>Reads the cells of a file as text. It does not know the meaning of the rows.</summary>
internal static class RowReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="NetGenFormatException">The file is not delimited text, or has another encoding.</exception>
    public static List<CsvRow> Read(string path, CsvOptions options)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            EncodingGuess.RequireNoUtf16(path, file, options.Encoding);
            using TextReader text = Open(file, options);
            using CsvReader reader = CsvReader.Create(text, Format(options));
            return Read(reader, options.SkipLines);
        }
        catch (DecoderFallbackException exception)
        {
            string bytes = Convert.ToHexString(exception.BytesUnknown ?? []);
            string expected = $"expected text in {options.Encoding.WebName}";
            throw new NetGenFormatException($"{path}: {expected}, but found the bytes {bytes}; {nameof(CsvOptions.Encoding)} names another.", exception);
        }
        catch (CsvFormatException exception)
        {
            long line = exception.LineNumber + options.SkipLines;
            string message = "expected quotes around whole cells only, and doubled within them, but found others or no end.";
            throw new NetGenFormatException($"{path}, line {line}: {message}", exception);
        }
    }

    private static List<CsvRow> Read(CsvReader reader, int skipped)
    {
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            string[] cells = new string[reader.FieldCount];
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i);
            }

            rows.Add(new CsvRow(checked((int)reader.LineNumber + skipped), cells));
        }

        return rows;
    }

    private static TextReader Open(FileStream file, CsvOptions options)
    {
        // The detection of StreamReader would replace bytes that are not valid in the encoding that a mark names.
        var encoding = (Encoding)(ByteOrderMark.EncodingOf(file) ?? options.Encoding).Clone();
        encoding.DecoderFallback = DecoderFallback.ExceptionFallback;
        var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: !file.CanSeek);
        for (int line = 0; line < options.SkipLines && text.ReadLine() is not null; line++)
        {
        }

        return options.Separator == CsvSeparator.Blanks ? new StringReader(BlankRuns.Collapse(text.ReadToEnd(), options.CommentPrefix)) : text;
    }

    private static CsvReaderOptions Format(CsvOptions options) => new()
    {
        Separator = options.Separator switch { CsvSeparator.Comma => ',', CsvSeparator.Semicolon => ';', _ => BlankRuns.Separator },
        CommentPrefix = options.CommentPrefix,

        // The header is read as an ordinary row, because the options may replace it.
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };
}
