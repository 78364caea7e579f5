using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>Wraps comments between words.</summary>
internal static class CommentWrapping
{
    /// <summary>A comment as lines, each with the same start.</summary>
    /// <param name="start">Indentation and slashes.</param>
    /// <param name="text">The comment.</param>
    public static IEnumerable<string> Words(string start, string text)
    {
        var line = new StringBuilder(start);
        foreach (string word in Unbroken(text))
        {
            if (line.Length > start.Length && line.Length + 1 + word.Length > LineWrapping.Columns)
            {
                yield return line.ToString();
                line.Clear().Append(start);
            }

            line.Append(line.Length > start.Length ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    /// <summary>A line of documentation; the tags around a whole one get lines of their own.</summary>
    public static IEnumerable<string> OfDocumentation(string indent, string text)
    {
        string start = indent + "/// ";
        int open = text.IndexOf('>'), close = text.LastIndexOf("</", StringComparison.Ordinal);
        bool isWhole = text[0] == '<' && open < close && text.Substring(1, open - 1) == text.Substring(close + 2).TrimEnd('>');
        return isWhole
            ? [start + text.Substring(0, open + 1), .. Words(start, text.Substring(open + 1, close - open - 1)), start + text.Substring(close)]
            : Words(start, text);
    }

    /// <summary>The words; a tag with its attributes is one.</summary>
    private static IEnumerable<string> Unbroken(string text)
    {
        string open = "";
        foreach (string word in text.Split(' '))
        {
            string whole = open + word;
            int tag = whole.LastIndexOf('<');
            bool isOpen = tag >= 0 && tag + 1 < whole.Length && char.IsLetter(whole[tag + 1]) && whole.IndexOf('>', tag) < 0;
            open = isOpen ? whole + " " : "";
            if (!isOpen)
            {
                yield return whole;
            }
        }

        if (open.Length > 0)
        {
            yield return open.TrimEnd();
        }
    }
}
