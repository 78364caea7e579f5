using System.Globalization;
using System.Text.Json;

namespace NetGen.Build.Tests.Interpreting;

/// <summary>A line of the text: words, then keys with values.</summary>
internal sealed record TextLine(string Word, string Kind, IReadOnlyDictionary<string, string> Keys)
{
    public static TextLine Parse(string line)
    {
        string[] parts = [.. Split(line)];
        int words = parts.TakeWhile(static part => !IsKey(part)).Count();
        Dictionary<string, string> keys = parts.Skip(words)
            .ToDictionary(static part => part[..part.IndexOf('=', StringComparison.Ordinal)], static part =>
            part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
        return new TextLine(parts[0], words > 1 ? parts[1] : "", keys);
    }

    public bool Has(string key) => Keys.ContainsKey(key);

    public string Raw(string key) => Keys.TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"{Word} {Kind} has no {key}");

    public string Text(string key) => JsonSerializer.Deserialize<string>(Raw(key))!;

    public int Int(string key) => int.Parse(Raw(key), CultureInfo.InvariantCulture);

    public bool Truth(string key) => bool.Parse(Raw(key));

    public double Double(string key) => double.Parse(Raw(key), CultureInfo.InvariantCulture);

    public int[] Ints(string key) => JsonSerializer.Deserialize<int[]>(Raw(key))!;

    private static bool IsKey(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && part[..equals].All(char.IsAsciiLetterOrDigit);
    }

    /// <summary>Blanks separate, except in quotes.</summary>
    private static IEnumerable<string> Split(string line)
    {
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && quoted) i++;
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ' ' && !quoted)
            {
                yield return line[start..i];
                start = i + 1;
            }
        }

        yield return line[start..];
    }
}
