using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>
/// The layout of products of matrices. A product with a constant matrix on the last axis is a fully connected layer, or a convolution with one tap.
/// </summary>
internal static class ProductPlacing
{
    public static Placed Linear(Canvas canvas, Linear linear, Placed x, GraphNode node)
    {
        int last = x.Shape.Length - 1;
        int inputs = x.Shape[last];
        float[][] trained = linear.Bias is null ? [linear.Weight] : [linear.Weight, linear.Bias];
        if (Shapes.Product(x.Shape, 0, last) == 1)
        {
            TextKey[] dense = [new("units", linear.Units), new("bias", linear.Bias is not null)];
            return new Placed(canvas.Free("Dense", node, x, [inputs], [linear.Units], dense, trained), node.Shape, x.Order);
        }

        x = canvas.Bring(x, Orders.WithLast(x.Order, last), node);
        int[] places = [.. x.Storage.Take(last)];
        if (places.Length != 2) places = [Shapes.Length(places)];
        int[] ones = [.. places.Select(static _ => 1)];
        TextKey[] keys =
        [
            new("filters", linear.Units),
            new("kernel", ones),
            new("stride", ones),
            new("dilation", ones),
            new("pads", new int[2 * places.Length]),
            new("groups", 1),
            new("bias", linear.Bias is not null),
        ];
        int position = canvas.Viewed($"Conv{places.Length}D", node, x, [.. places, inputs], [.. places, linear.Units], keys, trained);
        return new Placed(position, node.Shape, x.Order);
    }

    public static Placed TwoValues(Canvas canvas, Placed left, Placed right, GraphNode node)
    {
        left = canvas.InFileOrder(left, node);
        right = canvas.InFileOrder(right, node);
        TextKey[] keys = [new("left", left.Shape), new("right", right.Shape)];
        TextNode line = new("MatMul", node.Source.Name, [left.Position, right.Position], left.Shape, node.Shape, keys, [], []);
        return new Placed(canvas.Text.AddFree(line), node.Shape, Orders.Same(node.Shape.Length));
    }

    public static Placed WithConstant(Canvas canvas, ConstantMatMul product, Placed x, GraphNode node)
    {
        x = canvas.InFileOrder(x, node);
        TextKey[] keys =
        [
            new("left", product.Left ? product.ConstantShape : x.Shape),
            new("right", product.Left ? x.Shape : product.ConstantShape),
            new("constant", new Word(product.Left ? "left" : "right")),
        ];
        int position = canvas.Free("MatMul", node, x, x.Shape, node.Shape, keys, statistics: [product.Constant]);
        return new Placed(position, node.Shape, Orders.Same(node.Shape.Length));
    }
}
