using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>The loops and indices that reference code over windows shares: i and j are the place of the window, u and v the tap, k and c the channels.</summary>
internal static class WindowLoops
{
    /// <summary>Index of an output value, as the lectures write it: a sequence has no i.</summary>
    public static string Output(Value y, string channel) => IsImage(y) ? $"{y}[i,j,{channel}]" : $"{y}[j,{channel}]";

    /// <summary>Index of the value under a tap.</summary>
    public static string Input(Value x, Window window, string channel) =>
        IsImage(x) ? $"{x}[{Place(window.Y, "i", "u")},{Place(window.X, "j", "v")},{channel}]" : $"{x}[{Place(window.X, "j", "v")},{channel}]";

    /// <summary>Element of the array behind an output value.</summary>
    public static string OutputElement(Value y, Window window, string channel) =>
        $"{y}[((n * {window.Y.Output} + i) * {window.X.Output} + j) * {y.Shape.Channels} + {channel}]";

    /// <summary>Element of the array behind an input value, where <c>row</c> and <c>column</c> are known.</summary>
    public static string InputElement(Value x, Window window, string channel) =>
        $"{x}[((n * {window.Y.Input} + row) * {window.X.Input} + column) * {x.Shape.Channels} + {channel}]";

    /// <summary>A loop over the places of the window in one sample.</summary>
    public static string EachPlace(Window window, string statement) => $$"""
        for (int i = 0; i < {{window.Y.Output}}; i++)
        {
            for (int j = 0; j < {{window.X.Output}}; j++)
            {
                {{ReferenceLoop.Indented(statement, 8)}}
            }
        }
        """;

    /// <summary>A loop over the taps of the window at a place: <c>row</c> and <c>column</c> are the place under the tap. Taps over padding are left out.</summary>
    public static string EachTap(Window window, string statement) => $$"""
        for (int u = 0; u < {{window.Y.Kernel}}; u++)
        {
            for (int v = 0; v < {{window.X.Kernel}}; v++)
            {
                int row = {{Place(window.Y, "i", "u")}}, column = {{Place(window.X, "j", "v")}};
                {{(window.IsPadded ? Inside(window, statement) : ReferenceLoop.Indented(statement, 8))}}
            }
        }
        """;

    private static bool IsImage(Value value) => value.Shape.Dimensions.Count == 3;

    private static string Inside(Window window, string statement) => ReferenceLoop.Indented(
        $$"""
        if (row >= 0 && row < {{window.Y.Input}} && column >= 0 && column < {{window.X.Input}})
        {
            {{ReferenceLoop.Indented(statement, 4)}}
        }
        """,
        8);

    /// <summary>The input under a tap: stride·i + dilation·u − padding.</summary>
    private static string Place(WindowAxis axis, string place, string tap)
    {
        string of = axis.Stride == 1 ? place : $"{axis.Stride}*{place}", at = axis.Dilation == 1 ? tap : $"{axis.Dilation}*{tap}";
        return $"{of} + {at}{(axis.Before == 0 ? "" : $" - {axis.Before}")}";
    }
}
