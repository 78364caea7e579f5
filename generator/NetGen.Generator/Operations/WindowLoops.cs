using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>
/// The loops and indices that reference code over windows shares: i and j are the place of the window, u and v the tap, k and c the channels.
/// </summary>
/// <remarks>An index with a single value has no loop and no name: i of a sequence, i and j of a window as large as the image, u and v of one pixel.</remarks>
internal static class WindowLoops
{
    /// <summary>The index of an output value, as the lectures write it. A sequence has no i, and a vector neither i nor j.</summary>
    public static string Output(Value y, string channel) => y.Shape.Dimensions.Count switch
    {
        3 => $"{y}[i,j,{channel}]",
        2 => $"{y}[j,{channel}]",
        _ => $"{y}[{channel}]",
    };

    /// <summary>Index of the value under a tap.</summary>
    public static string Input(Value x, Window window, string channel)
    {
        string column = Place(window.X, "j", "v"), place = x.Shape.Dimensions.Count == 3 ? $"{Place(window.Y, "i", "u")},{column}" : column;
        return $"{x}[{place},{channel}]".Replace(" ", "");
    }

    /// <summary>In words, the values that a sum over taps leaves out; empty if no tap lies outside.</summary>
    public static string Outside(Value x, Window window) => window.IsPadded ? $", where {x} is 0 outside of the image" : "";

    /// <summary>The element of the array that holds an output value.</summary>
    public static string OutputElement(Value y, Window window, string channel) =>
        $"{y}[{FlatIndex.Of("n", ("i", window.Y.Output), ("j", window.X.Output), (channel, y.Shape.Channels))}]";

    /// <summary>The element of the array that holds an input value, once <c>row</c> and <c>column</c> are known.</summary>
    public static string InputElement(Value x, Window window, string channel) =>
        $"{x}[{FlatIndex.Of("n", ("row", window.Y.Input), ("column", window.X.Input), (channel, x.Shape.Channels))}]";

    /// <summary>A loop over the places of the window in one sample.</summary>
    public static string EachPlace(Window window, string statement) =>
        ReferenceLoop.Over("i", window.Y.Output, ReferenceLoop.Over("j", window.X.Output, statement));

    /// <summary>
    /// A loop over the taps of the window at a place: <c>row</c> and <c>column</c> are the place under the tap. Taps over padding are left out.
    /// </summary>
    public static string EachTap(Window window, string statement) => EachTap(window, (0, 0), (0, 0), statement);

    /// <summary>The same loop, which also visits taps over the padding next to the image.</summary>
    /// <param name="window">The window.</param>
    /// <param name="rows">How many rows above and below the image are visited.</param>
    /// <param name="columns">How many columns before and after it.</param>
    /// <param name="statement">The statement for each tap.</param>
    public static string EachTap(Window window, (int Before, int After) rows, (int Before, int After) columns, string statement)
    {
        (string Name, string Place, WindowAxis Axis)[] axes = [("row", Place(window.Y, "i", "u"), window.Y), ("column", Place(window.X, "j", "v"), window.X)];
        string declared = string.Join(", ",
            axes.Where(static axis => axis.Axis.Input > 1 || axis.Axis.IsPadded)
                .Select(static axis => $"{axis.Name} = {axis.Place}"));
        string inside = string.Join(" && ",
            new[] { Bounds("row", window.Y, rows), Bounds("column", window.X, columns) }
                .Where(static bounds => bounds.Length > 0));
        string guarded = inside.Length == 0 ? statement : $$"""
            if ({{inside}})
            {
                {{ReferenceLoop.Indented(statement, 4)}}
            }
            """;
        string body = declared.Length == 0 ? guarded : $"int {declared};\n{guarded}";
        return ReferenceLoop.Over("u", window.Y.Kernel, ReferenceLoop.Over("v", window.X.Kernel, body));
    }

    /// <summary>The condition that <c>row</c> and <c>column</c> lie in the image; empty if they always do.</summary>
    public static string Inside(Window window) =>
        string.Join(" && ", new[] { Bounds("row", window.Y, (0, 0)), Bounds("column", window.X, (0, 0)) }.Where(static bounds => bounds.Length > 0));

    private static string Bounds(string name, WindowAxis axis, (int Before, int After) outside) =>
        axis.IsPadded ? $"{name} >= {-outside.Before} && {name} < {axis.Input + outside.After}" : "";

    /// <summary>The input under a tap: stride·i + dilation·u − padding.</summary>
    private static string Place(WindowAxis axis, string place, string tap)
    {
        IEnumerable<string> terms = [.. Term(place, axis.Stride, axis.Output), .. Term(tap, axis.Dilation, axis.Kernel)];
        string sum = string.Join(" + ", terms.DefaultIfEmpty("0"));
        return axis.Before == 0 ? sum : $"{sum} - {axis.Before}";
    }

    private static IEnumerable<string> Term(string index, int factor, int size) => size == 1 ? [] : [factor == 1 ? index : $"{factor} * {index}"];
}
