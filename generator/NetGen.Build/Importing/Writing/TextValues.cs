using NetGen.Build.Text;

namespace NetGen.Build.Importing.Writing;

/// <summary>Converts values to text, independently of the culture.</summary>
internal static class TextValues
{
    public static string Of(object value) => value switch
    {
        Word word => word.Text,
        string text => ModelText.Quote(text),
        bool truth => truth ? "true" : "false",
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IEnumerable<int> numbers => $"[{string.Join(",", numbers.Select(static number => Of(number)))}]",
        IEnumerable<object> items => $"[{string.Join(",", items.Select(Of))}]",
        _ => throw new ArgumentException($"A {value.GetType()} cannot be written.", nameof(value)),
    };
}
