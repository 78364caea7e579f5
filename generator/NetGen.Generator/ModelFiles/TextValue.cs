using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>The values of the text: numbers, truth values, texts in quotes, and lists of them.</summary>
/// <exception cref="FormatException">The text is not such a value; the message says what was expected, but found.</exception>
internal static class TextValue
{
    public static int Int(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw Unexpected("a whole number", text);

    public static long Long(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : throw Unexpected("a whole number", text);

    /// <summary>A number that fits an <see cref="int"/> of the generated code.</summary>
    public static double Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && !float.IsInfinity((float)value)
            && !double.IsNaN(value)
                ? value
                : throw Unexpected("a finite number", text);

    public static bool Flag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Unexpected("true or false", text),
    };

    public static EquatableArray<int> Ints(string text) => Items(text).Select(Int).ToEquatableArray();

    /// <summary>A list of texts, or of whole numbers as texts.</summary>
    public static EquatableArray<string> Texts(string text) =>
        Items(text)
            .Select(static item => item.StartsWith("\"", StringComparison.Ordinal) ? Text(item) : Long(item).ToString(CultureInfo.InvariantCulture))
            .ToEquatableArray();

    /// <summary>The content of a text in quotes, escaped as in JSON.</summary>
    public static string Text(string quoted)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[quoted.Length - 1] != '"')
        {
            throw Unexpected("a text in quotes", quoted);
        }

        var content = new StringBuilder();
        for (int i = 1; i < quoted.Length - 1; i++)
        {
            char next = quoted[i];
            if (next != '\\')
            {
                content.Append(next);
                continue;
            }

            i++;
            content.Append(quoted[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' when i + 4 < quoted.Length =>
                    (char)int.Parse(quoted.Substring((i += 4) - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var same => same,
            });
        }

        return content.ToString();
    }

    /// <summary>The end of a value that starts at a place: the next blank outside of quotes.</summary>
    public static int EndOf(string line, int start)
    {
        bool isQuoted = false;
        int end = start;
        for (; end < line.Length && (isQuoted || line[end] != ' '); end++)
        {
            if (line[end] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted && line[end] == '\\')
            {
                end++;
            }
        }

        return Math.Min(end, line.Length);
    }

    private static IEnumerable<string> Items(string text)
    {
        if (text.Length < 2 || text[0] != '[' || text[text.Length - 1] != ']')
        {
            throw Unexpected("a list", text);
        }

        int start = 1, last = text.Length - 1;
        while (start < last)
        {
            int end = start;
            bool isQuoted = false;
            for (; end < last && (isQuoted || text[end] != ','); end++)
            {
                if (text[end] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (isQuoted && text[end] == '\\')
                {
                    end++;
                }
            }

            yield return text.Substring(start, Math.Min(end, last) - start);
            start = end + 1;
        }
    }

    private static FormatException Unexpected(string expected, string found) => new($"{expected}, but found {found}");
}
