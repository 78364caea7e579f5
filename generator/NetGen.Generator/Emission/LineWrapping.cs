namespace NetGen.Generator.Emission;

/// <summary>Wraps the lines of a generated file that are longer than an editor shows: names written from the root are long.</summary>
/// <remarks>
/// Comments are wrapped between words. Code is wrapped where a person would do it:
/// <list type="bullet">
/// <item>A comment after a statement goes above it.</item>
/// <item>The body of a member goes to the line after its arrow.</item>
/// <item>The arguments of a call, or the parameters of a method, go to the next line, all of them or one a line.</item>
/// </list>
/// A line that none of these shortens stays as it is, and so does the text of a raw string.
/// </remarks>
internal static class LineWrapping
{
    /// <summary>Columns of a line.</summary>
    public const int Columns = 160;

    private const string RawQuotes = "\"\"\"";

    private const string Arrow = " => ";

    private const string CommentMark = " // ";

    /// <summary>The text with its long lines wrapped.</summary>
    /// <param name="text">Lines that end with \n.</param>
    public static string Wrap(string text)
    {
        var lines = new List<string>();
        bool isRaw = false, isTable = false;
        foreach (string line in text.Split('\n'))
        {
            isRaw ^= IsOpenedOrClosed(line);
            isTable = line.EndsWith("<code>", StringComparison.Ordinal) || (isTable && !line.EndsWith("</code>", StringComparison.Ordinal));
            if (line.Length <= Columns || isRaw || isTable)
            {
                lines.Add(line);
            }
            else
            {
                lines.AddRange(OfLine(line));
            }
        }

        return string.Join("\n", lines);
    }

    /// <summary>Whether a raw string begins or ends in a line.</summary>
    private static bool IsOpenedOrClosed(string line)
    {
        int count = 0;
        for (int at = line.IndexOf(RawQuotes, StringComparison.Ordinal); at >= 0; at = line.IndexOf(RawQuotes, at + RawQuotes.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count % 2 == 1;
    }

    private static IEnumerable<string> OfLine(string line)
    {
        string indent = line.Substring(0, line.Length - line.TrimStart().Length), content = line.Substring(indent.Length);
        return content.StartsWith("/// ", StringComparison.Ordinal) ? CommentWrapping.OfDocumentation(indent, content.Substring("/// ".Length))
            : content.StartsWith("// ", StringComparison.Ordinal) ? CommentWrapping.Words(indent + "// ", content.Substring("// ".Length))
            : content.StartsWith("#", StringComparison.Ordinal) ? [line]
            : OfCode(indent, content);
    }

    private static IEnumerable<string> OfCode(string indent, string code)
    {
        if (indent.Length + code.Length <= Columns)
        {
            return [indent + code];
        }

        int comment = CodeScan.IndexOf(code, CommentMark, isOutside: false);
        if (comment >= 0)
        {
            return [.. CommentWrapping.Words(indent + "// ", code.Substring(comment + CommentMark.Length)), .. OfCode(indent, code.Substring(0, comment))];
        }

        int arrow = CodeScan.IndexOf(code, Arrow, isOutside: true);
        if (arrow >= 0)
        {
            return
            [
                .. OfCode(indent, code.Substring(0, arrow + Arrow.Length).TrimEnd()),
                .. OfCode(indent + "    ", code.Substring(arrow + Arrow.Length)),
            ];
        }

        return OfArguments(indent, code);
    }

    /// <summary>Opens the longest pair of parentheses, and puts what is in it on lines of its own.</summary>
    private static IEnumerable<string> OfArguments(string indent, string code)
    {
        if (CodeScan.LongestPair(code) is not { } pair)
        {
            return [indent + code];
        }

        string inner = indent + "    ", head = indent + code.Substring(0, pair.Open + 1), tail = code.Substring(pair.Close);
        string arguments = code.Substring(pair.Open + 1, pair.Close - pair.Open - 1);
        if (inner.Length + arguments.Length + tail.Length <= Columns)
        {
            return [head, inner + arguments + tail];
        }

        List<string> each = CodeScan.Split(arguments);
        return each.Count == 1
            ? [head, .. OfCode(inner, arguments + tail)]
            : [head, .. each.SelectMany((argument, index) => OfCode(inner, argument + (index == each.Count - 1 ? tail : ",")))];
    }
}
