using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Writes a record as the compiler does, but with the numbers of the invariant culture.</summary>
internal static class RecordText
{
    /// <summary>The text of a record.</summary>
    /// <param name="name">The name of its type.</param>
    /// <param name="printMembers">The record's own method, which the compiler has written. It uses the culture of the thread.</param>
    public static string Of(string name, Func<StringBuilder, bool> printMembers)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        StringBuilder text = new StringBuilder(name).Append(" { ");
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            if (printMembers(text))
            {
                text.Append(' ');
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        return text.Append('}').ToString();
    }
}
