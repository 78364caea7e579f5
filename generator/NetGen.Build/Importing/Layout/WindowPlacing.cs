using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>The layout of operations over images and sequences. Their channels come last.</summary>
internal static class WindowPlacing
{
    public static Placed Convolution(Canvas canvas, Convolution convolution, Placed x, GraphNode node)
    {
        TextKey[] keys =
        [
            new("filters", convolution.Filters),
            .. Keys(convolution.Window),
            new("groups", convolution.Groups),
            new("bias", convolution.Bias is not null),
        ];
        float[][] trained = convolution.Bias is null ? [convolution.Weight] : [convolution.Weight, convolution.Bias];
        return Placed(canvas, "Conv", x, node, keys, trained);
    }

    public static Placed Pool(Canvas canvas, Pool pool, Placed x, GraphNode node)
    {
        TextKey[] keys = [.. Keys(pool.Window)];
        return pool.Maximum
            ? Placed(canvas, "MaxPool", x, node, keys, [])
            : Placed(canvas, "AveragePool", x, node, [.. keys, new("counted", pool.CountedBegin.Concat(pool.CountedEnd).ToArray())], []);
    }

    public static Placed GlobalPool(Canvas canvas, GlobalPool pool, Placed x, GraphNode node)
    {
        x = canvas.Bring(x, Orders.ChannelLast(x.Shape.Length), node);
        string kind = pool.Maximum ? "GlobalMaxPool" : "GlobalAveragePool";
        return new Placed(canvas.Viewed(kind, node, x, x.Storage, [x.Shape[0]], []), node.Shape, Orders.Same(node.Shape.Length));
    }

    private static Placed Placed(Canvas canvas, string kind, Placed x, GraphNode node, TextKey[] keys, float[][] trained)
    {
        int[] order = Orders.ChannelLast(x.Shape.Length);
        x = canvas.Bring(x, order, node);
        int position = canvas.Viewed($"{kind}{x.Shape.Length - 1}D", node, x, x.Storage, Shapes.Permute(node.Shape, order), keys, trained);
        return new Placed(position, node.Shape, order);
    }

    private static IEnumerable<TextKey> Keys(Window window) =>
    [
        new("kernel", window.Kernel),
        new("stride", window.Stride),
        new("dilation", window.Dilation),
        new("pads", window.Begin.Concat(window.End).ToArray()),
    ];
}
