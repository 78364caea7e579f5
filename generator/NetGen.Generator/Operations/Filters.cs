using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>How reference code loops over filters: k counts them, c the channels of a group, u and v the taps.</summary>
internal static class Filters
{
    /// <summary>A tap of a filter, as the lectures write it; filters of a sequence have no u.</summary>
    public static string Tap(Value w) => $"{w}[k,{string.Join(",", Axes(w).Select(static axis => axis.Size == 1 ? "0" : axis.Index))}]";

    /// <summary>The same as an element of an array.</summary>
    public static string Element(Value w) => $"{w}[{FlatIndex.Of("k", [.. Axes(w)])}]";

    /// <summary>A loop over the filters. A single filter has the loop too, because formulas name k.</summary>
    public static string Each(Value w, string statement) => ReferenceLoop.Over("k", Literals.Int(w.Shape[0]), statement);

    /// <summary>A loop over the channels of one filter.</summary>
    public static string EachChannel(Value w, string statement) => ReferenceLoop.Over("c", w.Shape[1], statement);

    /// <summary>The channel of the image that channel c of filter k reads: channel c of its group.</summary>
    public static string Channel(Value w, Value x)
    {
        int channels = w.Shape[1], groups = x.Shape.Channels / channels;
        string group = groups == w.Shape[0] ? "k" : $"k / {w.Shape[0] / groups}";
        return groups == 1 ? (channels == 1 ? "0" : "c") : channels == 1 ? group : $"{group} * {channels} + c";
    }

    private static IEnumerable<(string Index, int Size)> Axes(Value w)
    {
        string[] names = w.Shape.Dimensions.Count == 4 ? ["c", "u", "v"] : ["c", "v"];
        return names.Select((name, axis) => (name, w.Shape[axis + 1]));
    }
}
