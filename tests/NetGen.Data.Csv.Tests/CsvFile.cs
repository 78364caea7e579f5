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

    /// <summary>The message about a file that cannot be loaded, from the file's name on.</summary>
    public static string Problem(string text, CsvOptions? options = null) => Problem(Encoding.UTF8.GetBytes(text), options);

    public static string Problem(byte[] bytes, CsvOptions? options = null)
    {
        string message = Should.Throw<NetGenFormatException>(() => Load(bytes, options)).Message;
        return message[message.IndexOf(Name, StringComparison.Ordinal)..];
    }
}
