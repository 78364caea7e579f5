using System.Text;

namespace NetGen;

/// <summary>
/// Makes one tab of every run of blanks and tabs between cells, and nothing of those at the ends of a line, so that a table aligned for the eye can be parsed.
/// </summary>
internal static class BlankRuns
{
    public const char Separator = '\t';

    /// <summary>Collapses a text.</summary>
    /// <param name="text">The lines of a table.</param>
    /// <param name="commentPrefix">What starts a comment, in which quotes open nothing.</param>
    public static string Collapse(string text, char? commentPrefix)
    {
        var collapsed = new StringBuilder(text.Length);
        bool isQuoted = false, isLineStart = true, isAfterBlank = false, isComment = false;
        foreach (char c in text)
        {
            isComment = isComment ? c is not ('\n' or '\r') : isLineStart && !isQuoted && c == commentPrefix;
            if (isComment)
            {
                isLineStart = false;
            }
            else if (isQuoted)
            {
                // A doubled quote ends the quoted part and begins the next: nothing stands between them.
                isQuoted = c != '"';
            }
            else if (c is ' ' or '\t')
            {
                isAfterBlank = true;
                continue;
            }
            else if (c is '\n' or '\r')
            {
                (isLineStart, isAfterBlank) = (true, false);
                collapsed.Append(c);
                continue;
            }
            else
            {
                if (isAfterBlank && !isLineStart)
                {
                    collapsed.Append(Separator);
                }

                // Only at its start, or right behind another quote, does a quote open a cell; elsewhere it is a character like any other.
                isQuoted = c == '"' && (isAfterBlank || isLineStart || collapsed[^1] == '"');
                (isLineStart, isAfterBlank) = (false, false);
            }

            collapsed.Append(c);
        }

        return collapsed.ToString();
    }
}
