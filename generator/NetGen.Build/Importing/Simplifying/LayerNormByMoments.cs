using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Finds a layer normalisation in Keras' form: x·r + (shift - mean·r), where r = scale / sqrt(mean((x - mean)²) + epsilon).</summary>
internal static class LayerNormByMoments
{
    public static GraphNode? Match(GraphNode node)
    {
        if (node.Operation is not Arithmetic { Kind: ArithmeticKind.Add }) return null;
        for (int i = 0; i < 2; i++)
            if (Match(node, node.Inputs[i], node.Inputs[1 - i]) is { } found) return found;

        return null;
    }

    private static GraphNode? Match(GraphNode node, GraphNode scaled, GraphNode rest)
    {
        if (scaled.Operation is not Arithmetic { Kind: ArithmeticKind.Multiply }) return null;
        if (rest.Operation is not ConstantArithmetic { Kind: ArithmeticKind.Subtract, Left: true } shift) return null;

        GraphNode product = rest.Inputs[0];
        if (product.Operation is not Arithmetic { Kind: ArithmeticKind.Multiply }) return null;
        for (int i = 0; i < 2; i++)
        {
            (GraphNode x, GraphNode factor) = (scaled.Inputs[i], scaled.Inputs[1 - i]);
            if (!product.Inputs.Contains(factor)) continue;

            GraphNode middle = product.Inputs[0] == factor ? product.Inputs[1] : product.Inputs[0];
            if (middle.Operation is not Mean mean || middle.Inputs[0] != x
                || factor.Operation is not ConstantArithmetic { Kind: ArithmeticKind.Multiply } scale) continue;
            if (Epsilon(factor.Inputs[0], x, middle, mean) is not { } epsilon) continue;
            if (Last(scale, mean, x) is not { } scales || Last(shift, mean, x) is not { } shifts) continue;
            return new GraphNode(node.Source, new LayerNorm(epsilon, mean.Axes.Length, scales, shifts), x.Shape, x);
        }

        return null;
    }

    /// <summary>Epsilon of 1 / sqrt(variance + epsilon); null if the expression is something else.</summary>
    private static float? Epsilon(GraphNode reciprocal, GraphNode x, GraphNode middle, Mean mean)
    {
        if (reciprocal.Operation is not ConstantArithmetic { Kind: ArithmeticKind.Divide, Left: true, Scalar: 1 }) return null;
        if (reciprocal.Inputs[0].Operation is not Part { Kind: "Sqrt" }) return null;

        (double scale, double epsilon, GraphNode variance) = Factors.Linear(reciprocal.Inputs[0].Inputs[0]);
        if (scale != 1 || variance.Operation is not Mean other || !other.Axes.SequenceEqual(mean.Axes)) return null;

        GraphNode square = variance.Inputs[0];
        if (square.Operation is not Arithmetic { Kind: ArithmeticKind.Multiply } || square.Inputs[0] != square.Inputs[1]) return null;

        GraphNode difference = square.Inputs[0];
        bool centred = difference.Operation is Arithmetic { Kind: ArithmeticKind.Subtract } && difference.Inputs.Contains(x)
            && difference.Inputs.Contains(middle);
        return centred ? (float)epsilon : null;
    }

    /// <summary>The most values that are normalised together. A constant of one value is repeated for all of them.</summary>
    private const int Largest = 1 << 20;

    /// <summary>The values of a constant on the last axes, over which the mean is taken; null if they differ along other axes.</summary>
    private static float[]? Last(ConstantArithmetic arithmetic, Mean mean, GraphNode x)
    {
        int first = x.Shape.Length - mean.Axes.Length;
        if (!mean.Axes.SequenceEqual(Enumerable.Range(first, mean.Axes.Length)) || arithmetic.ConstantShape.Take(first).Any(static size => size != 1))
            return null;
        int[] shape = [.. x.Shape.Skip(first)];
        if (Shapes.Length(shape) > Largest) return null;
        int[] constant = [.. arithmetic.ConstantShape.Skip(first)];
        return Shapes.Broadcast(constant, shape)?.SequenceEqual(shape) == true ? Constant.Of(constant, arithmetic.Constant).BroadcastTo(shape).Reals : null;
    }
}
