using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Makes invisible characters visible in messages. A no-break space looks like a normal space, and a zero-width space is not seen at all.</summary>
internal static class VisibleText
{
    /// <summary>No message needs more of a text, which may be a file that was taken for one cell.</summary>
    private const int Longest = 200;

    /// <summary>
    /// Replaces each invisible character by its code point, such as <c>&lt;U+00A0&gt;</c>. Spaces and line ends are kept. A long text is cut off.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length > Longest)
        {
            return $"{Of(text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)])}...";
        }

        if (!text.EnumerateRunes().Any(IsInvisible))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = IsInvisible(rune) ? visible.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>") : visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    /// <summary>A list of texts, quoted and separated by commas.</summary>
    public static string List(IEnumerable<string> texts) => $"'{string.Join("', '", texts.Select(Of))}'";

    private static bool IsInvisible(Rune rune) => rune.Value is not (' ' or '\n') && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
