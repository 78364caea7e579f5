using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Loops that the reference code of several operations shares.</summary>
internal static class ReferenceLoop
{
    /// <summary>A loop over all values, rows and columns alike.</summary>
    public static string Each(Value value, string statement)
    {
        string length = value.HasBatchAxis ? $"rows * {value.Columns}" : Literals.Int(value.Length);
        return $$"""
            for (int k = 0; k < {{length}}; k++)
            {
                {{statement}}
            }
            """;
    }

    /// <summary>A loop over the rows, and within each over its values.</summary>
    public static string EachRowAndColumn(int columns, string index, string statement) => $$"""
        for (int n = 0; n < rows; n++)
        {
            for (int {{index}} = 0; {{index}} < {{columns}}; {{index}}++)
            {
                {{Indented(statement, 8)}}
            }
        }
        """;

    /// <summary>Every line but the first, which stands where the text is put, moved to the right.</summary>
    public static string Indented(string text, int blanks) => text.Replace("\n", "\n" + new string(' ', blanks));
}
