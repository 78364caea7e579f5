using System.Text;

namespace NetGen.Tabular.Tests;

/// <summary>Loads tables from text.</summary>
internal static class CsvFile
{
    public const string Name = "table.csv";

    public static CsvTable Load(string text, CsvOptions? options = null) => Load(Encoding.UTF8.GetBytes(text), options);

    public static CsvTable Load(byte[] bytes, CsvOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return Csv.Load(folder.File(Name, bytes), options);
    }

    /// <summary>Loads new rows for a schema.</summary>
    public static CsvTable Load(string text, CsvSchema schema)
    {
        using var folder = new TemporaryFolder();
        return Csv.Load(folder.File(Name, Encoding.UTF8.GetBytes(text)), schema);
    }

    /// <summary>The message about a file that cannot be loaded, from the file's name on.</summary>
    public static string Problem(string text, CsvOptions? options = null) => Problem(Encoding.UTF8.GetBytes(text), options);

    public static string Problem(byte[] bytes, CsvOptions? options = null) => ProblemOf(() => Load(bytes, options));

    /// <summary>The message about new rows that a schema cannot read, from the file's name on.</summary>
    public static string Problem(string text, CsvSchema schema) => ProblemOf(() => Load(text, schema));

    /// <summary>A schema that was saved and read again.</summary>
    public static CsvSchema Reloaded(CsvSchema schema)
    {
        using var file = new MemoryStream();
        schema.Save(file);
        file.Position = 0;
        return CsvSchema.Load(file);
    }

    private static string ProblemOf(Func<CsvTable> load)
    {
        string message = Should.Throw<NetGenFormatException>(load).Message;
        return message[message.IndexOf(Name, StringComparison.Ordinal)..];
    }
}
