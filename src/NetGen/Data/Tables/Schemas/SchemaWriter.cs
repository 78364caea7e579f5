using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen;

/// <summary>Writes a schema as readable JSON.</summary>
internal static class SchemaWriter
{
    /// <summary>Identifies the format, so that other JSON files are not taken for a schema.</summary>
    public const string Format = "netgen-table-schema";

    /// <summary>The version of the format. It increases when older readers would misunderstand a file.</summary>
    public const int Version = 1;

    // The file is never part of an HTML page, so letters of all languages need no escapes.
    private static readonly JsonWriterOptions s_layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, CsvSchema schema)
    {
        CsvOptions options = schema.Options;
        using var writer = new Utf8JsonWriter(stream, s_layout);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        WriteFile(writer, options);
        writer.WriteString("task", options.Task.ToString());
        writer.WriteString("missing", options.Missing.ToString());
        WriteTexts(writer, "missingTexts", options.MissingTexts);
        writer.WriteBoolean("allowUnknownCategories", options.AllowUnknownCategories);
        WriteTexts(writer, "targets", schema.TargetColumns.Select(static column => column.Name));
        writer.WriteStartArray("columns");
        foreach (CsvColumn column in schema.Columns)
        {
            WriteColumn(writer, column, schema.EncoderOf(column));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteFile(Utf8JsonWriter writer, CsvOptions options)
    {
        writer.WriteStartObject("file");
        writer.WriteString("separator", options.Separator.ToString());
        writer.WriteString("encoding", options.EncodingName);
        writer.WriteBoolean("header", options.ReadsHeader);
        writer.WriteBoolean("ownNames", options.ColumnNames.Count > 0);
        writer.WriteNumber("skipLines", options.SkipLines);
        writer.WriteString("commentPrefix", options.CommentPrefix?.ToString() ?? "");
        writer.WriteBoolean("decimalComma", options.DecimalComma);
        writer.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter writer, CsvColumn column, ColumnEncoder? encoder)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("role", column.Role.ToString());
        if (column.Fill is { } fill && column.Role == CsvColumnRole.Number)
        {
            writer.WriteNumber("fill", float.Parse(fill, CultureInfo.InvariantCulture));
        }
        else if (column.Fill is { } category)
        {
            writer.WriteString("fill", category);
        }

        if (encoder?.Categories is { IsEmpty: false } categories)
        {
            // Several texts may mean one class.
            writer.WriteStartArray(column.Role == CsvColumnRole.Target ? "classes" : "categories");
            foreach (ImmutableArray<string> texts in categories)
            {
                WriteTexts(writer, null, texts);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string? name, IEnumerable<string> texts)
    {
        if (name is null)
        {
            writer.WriteStartArray();
        }
        else
        {
            writer.WriteStartArray(name);
        }

        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
