using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Finds a constant that is added to a layer without a bias, and makes it the bias.</summary>
internal static class Biases
{
    public static GraphNode? Match(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Operation is not ConstantArithmetic { Kind: ArithmeticKind.Add } added) return null;
        GraphNode layer = node.Inputs[0];
        if (readers(layer) != 1 || !layer.Shape.SequenceEqual(node.Shape)) return null;

        return layer.Operation switch
        {
            Linear { Bias: null } linear when Along(added, node.Shape.Length - 1, linear.Units) is { } bias =>
                new GraphNode(layer.Source, linear with { Bias = bias }, node.Shape, layer.Inputs),
            Convolution { Bias: null } convolution when Along(added, 0, convolution.Filters) is { } bias =>
                new GraphNode(layer.Source, convolution with { Bias = bias }, node.Shape, layer.Inputs),
            _ => null,
        };
    }

    /// <summary>The values of a constant along one axis; null if they differ along other axes.</summary>
    private static float[]? Along(ConstantArithmetic added, int axis, int size) =>
        added.ConstantShape.Where((other, i) => i != axis && other != 1).Any() ? null
        : Constant.Of([added.Constant.Length], added.Constant).BroadcastTo([size]).Reals;
}
