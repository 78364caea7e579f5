using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>The layout of normalisations. The axes that are normalised together, or that share statistics, come last.</summary>
internal static class NormPlacing
{
    private const int LargestRank = 3;
    private const int Largest = 1 << 20;

    public static Placed BatchNorm(Canvas canvas, BatchNorm norm, Placed x, GraphNode node)
    {
        x = canvas.Bring(x, Orders.WithLast(x.Order, 0), node);
        int[] shape = Channels(x.Storage);
        TextKey[] keys = [new("epsilon", norm.Epsilon), new("momentum", norm.Momentum)];
        return x with { Position = canvas.Viewed("BatchNorm", node, x, shape, shape, keys, [norm.Scale, norm.Shift], [norm.Mean, norm.Variance]) };
    }

    public static Placed LayerNorm(Canvas canvas, LayerNorm norm, Placed x, GraphNode node)
    {
        int first = x.Shape.Length - norm.Axes;
        int[] outer = [.. x.Order.Where(axis => axis < first)];
        int[] inner = [.. x.Order.Where(axis => axis >= first)];
        if (!Orders.Agree(x.Shape, x.Order, [.. outer, .. inner])) inner = [.. Orders.Same(x.Shape.Length).Skip(first)];

        x = canvas.Bring(x, [.. outer, .. inner], node);
        int[] normalized = [.. x.Shape.Skip(first)];
        int[] order = [.. inner.Select(axis => axis - first)];
        int size = Shapes.Length(normalized);
        if (size > Largest) throw new DeclinedException($"{node.Source.Operator} normalises {size} values together. NetGen supports up to {Largest} values.");
        float[] scale = norm.Scale is null ? [.. Enumerable.Repeat(1f, size)] : ElementPlacing.Stored(norm.Scale, normalized, order);
        float[] shift = norm.Shift is null ? new float[size] : ElementPlacing.Stored(norm.Shift, normalized, order);
        TextKey[] keys = [new("epsilon", norm.Epsilon), new("size", size)];
        return x with { Position = canvas.Free("LayerNorm", node, x, x.Storage, x.Storage, keys, [scale, shift]) };
    }

    /// <summary>A shape of at most three axes, whose last axis is the channels.</summary>
    public static int[] Channels(int[] storage)
    {
        int channels = storage[storage.Length - 1];
        return storage.Length <= LargestRank ? storage : [Shapes.Product(storage, 0, storage.Length - 1), channels];
    }
}
