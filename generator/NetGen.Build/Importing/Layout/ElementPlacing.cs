using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>The layout of element-wise operations. They accept any order, and constants take the order of the value.</summary>
internal static class ElementPlacing
{
    public static Placed Function(Canvas canvas, Elementwise function, Placed x, GraphNode node)
    {
        TextKey[] keys = function.Key.Length > 0 ? [new(function.Key, function.Value)] : [];
        return x with { Position = canvas.Text.AddFlat(function.Kind, node.Source.Name, x.Position, keys) };
    }

    public static Placed Standardize(Canvas canvas, Standardize standardize, Placed x, GraphNode node)
    {
        float[] mean = Stored(standardize.Mean, x.Shape, x.Order);
        float[] divisor = Stored(standardize.Divisor, x.Shape, x.Order);
        if (x.Position < 0 && canvas.Text.Nodes.Count == 0 && Graph.Standardize.Takes(mean, divisor))
            return x with { Position = canvas.Free("Standardize", node, x, x.Storage, x.Storage, [], statistics: [mean, divisor]) };

        Placed centred = WithConstant(canvas, new(ArithmeticKind.Subtract, standardize.Mean, x.Shape, Left: false), x, node);
        return WithConstant(canvas, new(ArithmeticKind.Divide, standardize.Divisor, x.Shape, Left: false), centred, node);
    }

    public static Placed PRelu(Canvas canvas, PRelu slopes, Placed x, GraphNode node)
    {
        if (slopes.Axis is not { } axis)
            return x with { Position = canvas.Free("PRelu", node, x, x.Storage, x.Storage, [new("perChannel", false)], [slopes.Slope]) };

        x = canvas.Bring(x, Orders.WithLast(x.Order, axis), node);
        int[] shape = NormPlacing.Channels(x.Storage);
        return x with { Position = canvas.Viewed("PRelu", node, x, shape, shape, [new("perChannel", true)], [slopes.Slope]) };
    }

    public static Placed WithConstant(Canvas canvas, ConstantArithmetic arithmetic, Placed x, GraphNode node)
    {
        int[] constant = Shapes.Filled(Shapes.Permute(arithmetic.ConstantShape, x.Order));
        int[] shape = Shapes.Broadcast(constant, x.Storage)!;
        TextKey[] keys =
        [
            new("left", arithmetic.Left ? constant : x.Storage),
            new("right", arithmetic.Left ? x.Storage : constant),
            new("constant", new Word(arithmetic.Left ? "left" : "right")),
        ];
        float[] values = Stored(arithmetic.Constant, arithmetic.ConstantShape, x.Order);
        return new Placed(canvas.Free(arithmetic.Kind.ToString(), node, x, x.Storage, shape, keys, statistics: [values]), node.Shape, x.Order);
    }

    public static Placed TwoValues(Canvas canvas, Arithmetic arithmetic, Placed left, Placed right, GraphNode node)
    {
        (left, right) = InOneOrder(canvas, left, right, node);
        TextKey[] keys = [new("left", left.Storage), new("right", right.Storage)];
        int[] shape = Shapes.Filled(Shapes.Permute(node.Shape, left.Order));
        TextNode line = new(arithmetic.Kind.ToString(), node.Source.Name, [left.Position, right.Position], left.Storage, shape, keys, [], []);
        return new Placed(canvas.Text.AddFree(line), node.Shape, left.Order);
    }

    /// <summary>Brings two values into one order. If they differ, the smaller value is moved.</summary>
    public static (Placed Left, Placed Right) InOneOrder(Canvas canvas, Placed left, Placed right, GraphNode node)
    {
        bool rightIsLarger = Shapes.Length(right.Shape) > Shapes.Length(left.Shape);
        bool toRight = rightIsLarger
            ? Orders.Agree(left.Shape, left.Order, right.Order) || !Orders.Agree(right.Shape, right.Order, left.Order)
            : !Orders.Agree(right.Shape, right.Order, left.Order) && Orders.Agree(left.Shape, left.Order, right.Order);

        return toRight ? (canvas.Bring(left, right.Order, node), right) : (left, canvas.Bring(right, left.Order, node));
    }

    /// <summary>The values of a constant in the order of memory.</summary>
    public static float[] Stored(float[] values, int[] shape, int[] order) =>
        Orders.Agree(shape, Orders.Same(shape.Length), order) ? values : Constant.Of(shape, values).Transpose(order).Reals;
}
