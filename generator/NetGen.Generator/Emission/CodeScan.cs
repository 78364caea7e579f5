namespace NetGen.Generator.Emission;

/// <summary>Finds places in one line of generated code, whatever its string literals hold.</summary>
internal static class CodeScan
{
    /// <summary>Where a text stands outside of string literals; -1 for nowhere.</summary>
    /// <param name="code">The line.</param>
    /// <param name="sought">The text.</param>
    /// <param name="isOutside">Whether it must stand outside of all brackets.</param>
    public static int IndexOf(string code, string sought, bool isOutside)
    {
        int[] depths = Depths(code);
        for (int at = code.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = code.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            if (depths[at] >= 0 && (!isOutside || depths[at] == 0))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The pair of parentheses outside of all others that holds the most; null for none.</summary>
    public static (int Open, int Close)? LongestPair(string code)
    {
        int[] depths = Depths(code);
        (int Open, int Close)? longest = null;
        for (int open = 0; open < code.Length; open++)
        {
            if (code[open] == '(' && depths[open] == 0)
            {
                int close = open + 1;
                while (close < code.Length && (code[close] != ')' || depths[close] != 1))
                {
                    close++;
                }

                if (close < code.Length && close - open > (longest is { } other ? other.Close - other.Open : 1))
                {
                    longest = (open, close);
                }
            }
        }

        return longest;
    }

    /// <summary>Arguments, without the commas between them.</summary>
    public static List<string> Split(string arguments)
    {
        int[] depths = Depths(arguments);
        List<string> parts = [];
        int start = 0;
        for (int at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] == ',' && depths[at] == 0)
            {
                parts.Add(arguments.Substring(start, at - start).Trim());
                start = at + 1;
            }
        }

        parts.Add(arguments.Substring(start).Trim());
        return parts;
    }

    /// <summary>For each character how many brackets are open before it; -1 within a string literal. The brackets of type arguments count too.</summary>
    private static int[] Depths(string code)
    {
        int[] depths = new int[code.Length];
        int depth = 0, types = 0;
        for (int at = 0; at < code.Length; at++)
        {
            depths[at] = depth;
            switch (code[at])
            {
                case '"':
                    at = SkipLiteral(code, at, depths);
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '<' when at > 0 && char.IsLetter(code[at - 1]):
                    depth++;
                    types++;
                    break;
                case '>' when types > 0:
                    depth--;
                    types--;
                    break;
            }
        }

        return depths;
    }

    /// <summary>Marks a string literal and returns where its last quote stands.</summary>
    private static int SkipLiteral(string code, int open, int[] depths)
    {
        int at = open + 1;
        for (; at < code.Length && code[at] != '"'; at++)
        {
            depths[at] = -1;
            if (code[at] == '\\' && at + 1 < code.Length)
            {
                depths[++at] = -1;
            }
        }

        depths[open] = -1;
        if (at < code.Length)
        {
            depths[at] = -1;
        }

        return at;
    }
}
