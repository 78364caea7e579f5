using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Finds (input - mean) / divisor with constants, which is the scaling of the network's input.</summary>
internal static class InputScaling
{
    private const int Largest = 1 << 20;

    public static GraphNode? Match(GraphNode node)
    {
        if (node.Operation is not ConstantArithmetic { Kind: ArithmeticKind.Divide, Left: false } divide) return null;
        GraphNode difference = node.Inputs[0];
        if (difference.Operation is not ConstantArithmetic { Kind: ArithmeticKind.Subtract, Left: false } subtract) return null;
        GraphNode input = difference.Inputs[0];
        if (input.Operation is not NetworkInput || !input.Shape.SequenceEqual(node.Shape) || Shapes.Length(input.Shape) > Largest) return null;

        float[] means = All(subtract, input.Shape), divisors = All(divide, input.Shape);
        return Standardize.Takes(means, divisors) ? new GraphNode(node.Source, new Standardize(means, divisors), input.Shape, input) : null;
    }

    private static float[] All(ConstantArithmetic arithmetic, int[] shape) =>
        Constant.Of(arithmetic.ConstantShape, arithmetic.Constant).BroadcastTo(shape).Reals;
}
