using System.Text;

namespace NetGen.Build.Importing.Text;

/// <summary>How values are written; the same for every culture.</summary>
internal static class TextValues
{
    public static string Of(object value) => value switch
    {
        Word word => word.Text,
        string text => Quoted(text),
        bool truth => truth ? "true" : "false",
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IEnumerable<int> numbers => $"[{string.Join(",", numbers.Select(static number => Of(number)))}]",
        IEnumerable<object> items => $"[{string.Join(",", items.Select(Of))}]",
        _ => throw new ArgumentException($"A {value.GetType()} cannot be written."),
    };

    /// <summary>A text in the manner of JSON; whatever is not printable ASCII is escaped only where it must be.</summary>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                default:
                    if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF') quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else quoted.Append(c);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
