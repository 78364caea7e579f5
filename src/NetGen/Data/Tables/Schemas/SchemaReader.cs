using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace NetGen;

/// <summary>Reads the files of <see cref="SchemaWriter"/>, and checks everything in them.</summary>
internal static class SchemaReader
{
    /// <summary>Reads a schema.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="utf8">Its bytes.</param>
    /// <exception cref="NetGenFormatException">The bytes are not a schema.</exception>
    public static CsvSchema Read(string path, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            bool hasMark = utf8.Span.StartsWith(Encoding.UTF8.Preamble);
            using JsonDocument document = JsonDocument.Parse(hasMark ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
            return Read(path, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // System.Text.Json throws InvalidOperationException for text that is not valid Unicode.
            throw new NetGenFormatException($"{path}: expected the schema of a table as JSON, but found: {exception.Message}", exception);
        }
    }

    private static CsvSchema Read(string path, JsonElement element)
    {
        var root = new JsonFields(path, element);
        RequireFormat(root);
        JsonFields file = root.Object("file");
        CsvOptions options = FileOf(file) with
        {
            Task = root.Choice<CsvTask>("task"),
            Missing = root.Choice<MissingCells>("missing"),
            MissingTexts = root.Texts("missingTexts"),
            AllowUnknownCategories = root.Flag("allowUnknownCategories"),
        };
        bool hasOwnNames = file.Flag("ownNames");
        file.RequireNoOther();
        ImmutableArray<string> targets = root.Texts("targets");
        var columns = new SchemaColumns(root, options, targets);
        root.RequireNoOther();
        options = columns.Complete(options, hasOwnNames);
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            throw new NetGenFormatException($"{path}: {exception.Message}", exception);
        }

        return new CsvSchema(path, options, columns.Format, columns.All, columns.Features, columns.Targets);
    }

    private static void RequireFormat(JsonFields root)
    {
        string format = root.Text("format");
        if (!string.Equals(format, SchemaWriter.Format, StringComparison.Ordinal))
        {
            throw JsonFields.Problem(root.PlaceOf("format"), $"'{SchemaWriter.Format}'", $"'{VisibleText.Of(format)}'");
        }

        int version = root.Whole("version");
        if (version != SchemaWriter.Version)
        {
            throw JsonFields.Problem(root.PlaceOf("version"), $"{SchemaWriter.Version}", $"{version}: another version of NetGen has written it");
        }
    }

    private static CsvOptions FileOf(JsonFields file)
    {
        string prefix = file.Text("commentPrefix");
        if (prefix.Length > 1)
        {
            throw JsonFields.Problem(file.PlaceOf("commentPrefix"), "one character or none", $"'{VisibleText.Of(prefix)}'");
        }

        return new CsvOptions
        {
            Separator = file.Choice<CsvSeparator>("separator"),
            EncodingName = file.Text("encoding"),
            HasHeader = file.Flag("header"),
            SkipLines = file.Whole("skipLines"),
            CommentPrefix = prefix.Length > 0 ? prefix[0] : null,
            DecimalComma = file.Flag("decimalComma"),
        };
    }
}
