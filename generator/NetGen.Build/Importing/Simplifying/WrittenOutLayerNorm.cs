using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Finds a layer normalisation that is written out: (x - mean) / sqrt(mean((x - mean)²) + epsilon), then scale and shift.</summary>
internal static class WrittenOutLayerNorm
{
    public static GraphNode? Match(GraphNode node)
    {
        if (Quotient(node) is not var (centred, root) || root.Operation is not Part { Kind: "Sqrt" }) return null;

        (double scale, double epsilon, GraphNode variance) = Factors.Linear(root.Inputs[0]);
        if (scale != 1 || variance.Operation is not Mean mean) return null;

        GraphNode square = variance.Inputs[0];
        if (square.Operation is not Arithmetic { Kind: ArithmeticKind.Multiply } || !IsSame(square.Inputs[0], centred) || !IsSame(square.Inputs[1], centred))
            return null;
        if (Centred(centred, mean) is not { } x) return null;

        int first = x.Shape.Length - mean.Axes.Length;
        return mean.Axes.SequenceEqual(Enumerable.Range(first, mean.Axes.Length))
            ? new GraphNode(node.Source, new LayerNorm((float)epsilon, mean.Axes.Length, null, null), x.Shape, x)
            : null;
    }

    public static GraphNode? WithScale(GraphNode node, Func<GraphNode, int> readers) =>
        node.Operation is ConstantArithmetic { Kind: ArithmeticKind.Multiply } scale && Norm(node, readers) is { Scale: null, Shift: null } norm
            && Fitting(scale, norm, node) is { } values
            ? new GraphNode(node.Source, norm with { Scale = values }, node.Shape, node.Inputs[0].Inputs) : null;

    public static GraphNode? WithShift(GraphNode node, Func<GraphNode, int> readers) =>
        node.Operation is ConstantArithmetic { Kind: ArithmeticKind.Add } shift && Norm(node, readers) is { Shift: null } norm
            && Fitting(shift, norm, node) is { } values
            ? new GraphNode(node.Source, norm with { Shift = values }, node.Shape, node.Inputs[0].Inputs) : null;

    private static LayerNorm? Norm(GraphNode node, Func<GraphNode, int> readers) =>
        node.Inputs[0].Operation is LayerNorm norm && readers(node.Inputs[0]) == 1 && node.Shape.SequenceEqual(node.Inputs[0].Shape) ? norm : null;

    /// <summary>The most values that are normalised together. A constant of one value is repeated for all of them.</summary>
    private const int Largest = 1 << 20;

    private static float[]? Fitting(ConstantArithmetic arithmetic, LayerNorm norm, GraphNode node)
    {
        int first = node.Shape.Length - norm.Axes;
        if (arithmetic.ConstantShape.Take(first).Any(static size => size != 1) || Shapes.Length([.. node.Shape.Skip(first)]) > Largest) return null;
        return Constant.Of([.. arithmetic.ConstantShape.Skip(first)], arithmetic.Constant).BroadcastTo([.. node.Shape.Skip(first)]).Reals;
    }

    /// <summary>Dividend and divisor of a / b, which may be written as a·(1 / b).</summary>
    private static (GraphNode Above, GraphNode Below)? Quotient(GraphNode node)
    {
        switch (node.Operation)
        {
            case Arithmetic { Kind: ArithmeticKind.Divide }:
                return (node.Inputs[0], node.Inputs[1]);
            case Arithmetic { Kind: ArithmeticKind.Multiply }:
                for (int i = 0; i < 2; i++)
                    if (node.Inputs[i].Operation is ConstantArithmetic { Kind: ArithmeticKind.Divide, Left: true, Scalar: 1 })
                        return (node.Inputs[1 - i], node.Inputs[i].Inputs[0]);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The x of x - mean(x), where the mean is over the same axes.</summary>
    private static GraphNode? Centred(GraphNode node, Mean mean)
    {
        if (node.Operation is not Arithmetic { Kind: ArithmeticKind.Subtract }) return null;
        GraphNode x = node.Inputs[0];
        GraphNode middle = node.Inputs[1];
        return middle.Operation is Mean other && other.Axes.SequenceEqual(mean.Axes) && middle.Inputs[0] == x && middle.Shape.Length == x.Shape.Length ? x
            : null;
    }

    /// <summary>Whether two nodes are the same node or the same difference. Some exporters write the difference twice.</summary>
    private static bool IsSame(GraphNode one, GraphNode other) =>
        one == other || (one.Operation is Arithmetic { Kind: ArithmeticKind.Subtract } && other.Operation is Arithmetic { Kind: ArithmeticKind.Subtract }
            && one.Inputs.SequenceEqual(other.Inputs));
}
