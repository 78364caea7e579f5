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

    /// <summary>A loop over an axis; an axis of one value needs none.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="size">Its size.</param>
    /// <param name="statement">What is done at each.</param>
    public static string Over(string index, int size, string statement) => size == 1 ? statement : Over(index, Literals.Int(size), statement);

    /// <summary>A loop over a number of values, which is an expression.</summary>
    public static string Over(string index, string count, string statement) => $$"""
        for (int {{index}} = 0; {{index}} < {{count}}; {{index}}++)
        {
            {{Indented(statement, 4)}}
        }
        """;

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

    /// <summary>A loop over all values, for operations that have a number for each unit of a vector or each channel of an image.</summary>
    /// <param name="columns">Values of a row.</param>
    /// <param name="units">Units or channels.</param>
    /// <param name="statement">Makes the statement from the index of the unit or channel and the index of the value.</param>
    public static string EachRowAndUnit(int columns, int units, Func<string, string, string> statement) => columns == units
        ? EachRowAndColumn(columns, "j", statement("j", $"n * {columns} + j"))
        : EachRowAndColumn(columns / units, "p", $$"""
            for (int c = 0; c < {{units}}; c++)
            {
                {{Indented(statement("c", $"n * {columns} + p * {units} + c"), 4)}}
            }
            """);

    /// <summary>How many values a unit or channel has in a mini-batch, as C#.</summary>
    public static string ValuesOfUnit(int columns, int units) => columns == units ? "rows" : $"(rows * {columns / units})";

    /// <summary>Indents every line but the first, which is already in its place.</summary>
    public static string Indented(string text, int blanks) => text.Replace("\n", "\n" + new string(' ', blanks));
}
