using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Text for messages, in which nothing is invisible: a no-break space or a zero-width space looks like a blank or like nothing.</summary>
internal static class VisibleText
{
    /// <summary>The text with each invisible character as its code point, such as <c>&lt;U+00A0&gt;</c>. Blanks and line ends stay.</summary>
    public static string Of(string text)
    {
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

    /// <summary>Several texts in a row: quoted, with commas between.</summary>
    public static string List(IEnumerable<string> texts) => $"'{string.Join("', '", texts.Select(Of))}'";

    private static bool IsInvisible(Rune rune) => rune.Value is not (' ' or '\n') && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
