using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>How reference code goes over filters: k counts them, c the channels of a group, u and v the taps.</summary>
internal static class Filters
{
    /// <summary>A tap of a filter, as the lectures write it; those of a sequence have no u.</summary>
    public static string Tap(Value w) => w.Shape.Dimensions.Count == 4 ? $"{w}[k,c,u,v]" : $"{w}[k,c,v]";

    /// <summary>The same as an element of an array.</summary>
    public static string Element(Value w) => w.Shape.Dimensions.Count == 4
        ? $"{w}[((k * {w.Shape[1]} + c) * {w.Shape[2]} + u) * {w.Shape[3]} + v]"
        : $"{w}[(k * {w.Shape[1]} + c) * {w.Shape[2]} + v]";

    public static string Each(Value w, string statement) => $$"""
        for (int k = 0; k < {{w.Shape[0]}}; k++)
        {
            {{ReferenceLoop.Indented(statement, 4)}}
        }
        """;

    /// <summary>A loop over the channels of one filter.</summary>
    public static string EachChannel(Value w, string statement) => $$"""
        for (int c = 0; c < {{w.Shape[1]}}; c++)
        {
            {{statement}}
        }
        """;

    /// <summary>The channel of the image that channel c of filter k reads: its group's c-th.</summary>
    public static string Channel(Value w, int groups)
    {
        string group = groups == w.Shape[0] ? "k" : $"k / {w.Shape[0] / groups}";
        return groups == 1 ? "c" : w.Shape[1] == 1 ? group : $"{group} * {w.Shape[1]} + c";
    }
}
