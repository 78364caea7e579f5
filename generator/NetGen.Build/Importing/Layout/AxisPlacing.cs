using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>The layout of operations along axes, for any order of the axes.</summary>
internal static class AxisPlacing
{
    public static Placed Softmax(Canvas canvas, Softmax softmax, Placed x, GraphNode node)
    {
        bool Together(int axis) => axis >= softmax.Axis && axis < softmax.Axis + softmax.Count && x.Shape[axis] != 1;

        int[] stored = Orders.WithoutOnes(x.Shape, x.Order);
        int first = Array.FindIndex(stored, Together);
        int count = stored.Count(Together);
        if (first >= 0 && !stored.Skip(first).Take(count).All(Together))
        {
            x = canvas.InFileOrder(x, node);
            stored = Orders.WithoutOnes(x.Shape, x.Order);
            first = Array.FindIndex(stored, Together);
        }

        int[] sizes = Shapes.Permute(x.Shape, stored);
        if (first < 0) first = sizes.Length;
        TextKey[] keys =
        [
            new("outer", Shapes.Product(sizes, 0, first)),
            new("size", Shapes.Product(sizes, first, first + count)),
            new("inner", Shapes.Product(sizes, first + count, sizes.Length)),
        ];
        return x with { Position = canvas.Free(softmax.Log ? "LogSoftmax" : "Softmax", node, x, x.Storage, x.Storage, keys) };
    }

    public static Placed ArgMax(Canvas canvas, ArgMax position, Placed x, GraphNode node)
    {
        int place = Array.IndexOf(x.Order, position.Axis);
        int[] storage = x.Storage;
        TextKey[] keys =
        [
            new("outer", Shapes.Product(storage, 0, place)),
            new("size", storage[place]),
            new("inner", Shapes.Product(storage, place + 1, storage.Length)),
            new("last", position.Last),
        ];
        int[] order = Without(x, [position.Axis], node.Shape);
        return new Placed(canvas.Free("ArgMax", node, x, storage, Shapes.Permute(node.Shape, order), keys), node.Shape, order);
    }

    public static Placed Mean(Canvas canvas, Mean mean, Placed x, GraphNode node)
    {
        int[] order = Without(x, mean.Axes, node.Shape);
        int[] stored = Orders.WithoutOnes(x.Shape, x.Order);
        int[] reduced = [.. stored.Where(mean.Axes.Contains)];
        if (reduced.Length == 0) return new Placed(x.Position, node.Shape, order);

        int[] shape = Shapes.Permute(node.Shape, order);
        int[] kept = [.. stored.Skip(reduced.Length)];
        if (kept.Length == 1 && !mean.Axes.Contains(kept[0]))
        {
            // The mean over all places of an image or a sequence is a global pool.
            int[] places = reduced.Length == 2 ? Shapes.Permute(x.Shape, reduced) : [Shapes.Length(Shapes.Permute(x.Shape, reduced))];
            int channels = x.Shape[kept[0]];
            return new Placed(canvas.Viewed("GlobalAveragePool", node, x, [.. places, channels], [channels], []), node.Shape, order);
        }

        int[] axes = [.. Orders.Same(x.Order.Length).Where(place => mean.Axes.Contains(x.Order[place]))];
        return new Placed(canvas.Free("Mean", node, x, x.Storage, shape, [new("axes", axes)]), node.Shape, order);
    }

    public static Placed Concat(Canvas canvas, Concat concat, Placed left, Placed right, GraphNode node)
    {
        (left, right) = ElementPlacing.InOneOrder(canvas, left, right, node);
        int place = Array.IndexOf(left.Order, concat.Axis);
        int inner = Shapes.Product(left.Storage, place + 1, left.Storage.Length);
        TextKey[] keys =
        [
            new("outer", Shapes.Product(left.Storage, 0, place)),
            new("left", left.Shape[concat.Axis] * inner),
            new("right", right.Shape[concat.Axis] * inner),
        ];
        TextNode line = new("Concat", node.Source.Name, [left.Position, right.Position], left.Storage, Shapes.Permute(node.Shape, left.Order), keys, [], []);
        return new Placed(canvas.Text.AddFree(line), node.Shape, left.Order);
    }

    public static Placed Pad(Canvas canvas, Pad pad, Placed x, GraphNode node)
    {
        TextKey[] keys =
        [
            new("before", Shapes.Permute(pad.Before, x.Order)),
            new("after", Shapes.Permute(pad.After, x.Order)),
            new("mode", pad.Mode),
            new("value", pad.Value),
        ];
        return new Placed(canvas.Free("Pad", node, x, x.Storage, Shapes.Permute(node.Shape, x.Order), keys), node.Shape, x.Order);
    }

    /// <summary>A transposition moves nothing. Only the names of the axes change.</summary>
    public static Placed Transpose(Transpose transpose, Placed x, GraphNode node)
    {
        int[] names = Orders.Inverse(transpose.Order);
        return new Placed(x.Position, node.Shape, [.. x.Order.Select(axis => names[axis])]);
    }

    public static Placed Reshape(Canvas canvas, Placed x, GraphNode node)
    {
        if (Regrouping.Order(x, node.Shape) is { } order) return new Placed(x.Position, node.Shape, order);
        return new Placed(canvas.InFileOrder(x, node).Position, node.Shape, Orders.Same(node.Shape.Length));
    }

    /// <summary>The order of the remaining axes after some axes have shrunk to size one or are removed.</summary>
    private static int[] Without(Placed x, int[] axes, int[] shape)
    {
        if (shape.Length == x.Shape.Length) return x.Order;
        int[] kept = [.. Orders.Same(x.Shape.Length).Where(axis => !axes.Contains(axis))];
        return [.. x.Order.Where(axis => !axes.Contains(axis)).Select(axis => Array.IndexOf(kept, axis))];
    }
}
