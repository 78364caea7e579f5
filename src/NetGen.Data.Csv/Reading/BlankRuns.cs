using System.Text;

namespace NetGen;

/// <summary>
/// Replaces each run of blanks and tabs between cells by one tab, and removes those at the ends of a line. So a table that is aligned with blanks can be
/// parsed.
/// </summary>
internal static class BlankRuns
{
    public const char Separator = '\t';

    /// <summary>Collapses a text.</summary>
    /// <param name="text">The lines of a table.</param>
    /// <param name="commentPrefix">The character that starts a comment. Quotes inside a comment have no meaning.</param>
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
                // A doubled quote ends the quoted part and starts the next one. There is nothing between them.
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

                // A quote opens a quoted part only at the start of a cell, or directly after another quote. Elsewhere it is an ordinary character.
                isQuoted = c == '"' && (isAfterBlank || isLineStart || collapsed[^1] == '"');
                (isLineStart, isAfterBlank) = (false, false);
            }

            collapsed.Append(c);
        }

        return collapsed.ToString();
    }
}
