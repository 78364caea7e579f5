using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Finds activations that are written out as x times a function of x. Factors and numbers may be in any order.</summary>
internal static class WrittenOutActivations
{
    private static readonly double RootOfTwoOverPi = Math.Sqrt(2 / Math.PI);

    public static GraphNode? Match(GraphNode node)
    {
        bool product = node.Operation is Arithmetic { Kind: ArithmeticKind.Multiply }
            or ConstantArithmetic { Kind: ArithmeticKind.Multiply or ArithmeticKind.Divide, Left: false, Scalar: not null }
            or ConstantArithmetic { Kind: ArithmeticKind.Multiply, Scalar: not null };
        if (!product) return null;

        Factors factors = Factors.Of(node);
        if (factors.All.Count != 2) return null;
        return Match(node, factors, 0) ?? Match(node, factors, 1);
    }

    /// <param name="node">The whole product.</param>
    /// <param name="factors">Its factors.</param>
    /// <param name="first">Index of the factor that is x itself. The other factor is a function of x.</param>
    private static GraphNode? Match(GraphNode node, Factors factors, int first)
    {
        (double Scale, double Offset, GraphNode Core, GraphNode Whole) value = factors.All[first];
        (double a, double b, GraphNode function, _) = factors.All[1 - first];
        if (function.Inputs.Length != 1) return null;

        GraphNode x = value.Offset == 0 ? value.Core : value.Whole;
        double coefficient = factors.Coefficient * (value.Offset == 0 ? value.Scale : 1);
        return Named(function, x, coefficient * a, coefficient * b) is { } name
            && x.Shape.SequenceEqual(node.Shape) ? new GraphNode(node.Source, new Elementwise(name), node.Shape, x) : null;
    }

    /// <summary>The name of the activation x·(a·function + b).</summary>
    private static string? Named(GraphNode function, GraphNode x, double a, double b)
    {
        double[]? argument = Polynomial.Of(function.Inputs[0], x);
        bool half = Polynomial.Close(a, 0.5) && Polynomial.Close(b, 0.5);
        return function.Operation switch
        {
            Elementwise { Kind: "Sigmoid" } when Polynomial.Is(argument, 0, 1) && Polynomial.Close(a, 1) && b == 0 => "Silu",
            Elementwise { Kind: "Erf" } when half && Polynomial.Is(argument, 0, Math.Sqrt(0.5)) => "Gelu",
            Elementwise { Kind: "Tanh" } when half && Polynomial.Is(argument, 0, RootOfTwoOverPi, 0, 0.044715 * RootOfTwoOverPi) => "GeluTanh",
            Elementwise { Kind: "HardSigmoid" } sigmoid
                when Polynomial.Close(sigmoid.Value, 1.0 / 6) && Polynomial.Is(argument, 0, 1) && Polynomial.Close(a, 1) && b == 0 => "HardSwish",
            Elementwise { Kind: "AtMost", Value: 6 } when Polynomial.Close(a, 1.0 / 6) && b == 0 && IsShifted(function.Inputs[0], x) => "HardSwish",
            _ => null,
        };
    }

    /// <summary>Whether a node is max(0, x + 3), the part of a HardSwish that is written with Clip.</summary>
    private static bool IsShifted(GraphNode node, GraphNode x) =>
        node.Operation is Elementwise { Kind: "Relu" } or Elementwise { Kind: "AtLeast", Value: 0 } && Polynomial.Is(Polynomial.Of(node.Inputs[0], x), 3, 1);
}
