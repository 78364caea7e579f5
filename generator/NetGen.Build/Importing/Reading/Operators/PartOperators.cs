using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Operators with which exporters write out activations and normalisations.</summary>
internal static class PartOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Pow", 6, "Constant exponents 1, 2 and 3, and 0.5 as part of a layer normalisation.", Pow),
        new("Sqrt", 6, "Of constants, and as part of a layer normalisation.", static node => Part(node, "Sqrt")),
        new("Reciprocal", 6, "Any value.", Reciprocal),
        new("Exp", 6, "Of constants.", static node => OfConstant(node, "Exp")),
        new("Log", 6, "Of constants.", static node => OfConstant(node, "Log")),
        new("Abs", 6, "Of constants.", static node => OfConstant(node, "Abs")),
        new("Floor", 6, "Of constants.", static node => OfConstant(node, "Floor")),
        new("Ceil", 6, "Of constants.", static node => OfConstant(node, "Ceil")),
    ];

    private static Value OfConstant(NodeReading node, string kind) =>
        node.Input(0) is Constant { Kind: ElementKind.Real } ? ActivationOperators.Of(node, new Elementwise(kind)) :
        throw new DeclinedException($"{node.Operator} reads a value that depends on the network's input. NetGen supports it for constants.");

    private static Value Part(NodeReading node, string kind)
    {
        if (node.Input(0) is Constant) return OfConstant(node, kind);
        GraphNode x = node.FlowAt(0);
        return node.Result(new Part(kind, $"{node.Operator} stands by itself. NetGen supports it only as a part of a layer normalisation that is written out."),
            x.Shape, x);
    }

    private static Value Reciprocal(NodeReading node)
    {
        if (node.Input(0) is Constant) return OfConstant(node, "Reciprocal");
        return new Flow(ArithmeticOperators.WithScalar(node, ArithmeticKind.Divide, node.FlowAt(0), 1, left: true), ElementKind.Real);
    }

    private static Value Pow(NodeReading node)
    {
        float exponent = node.ConstantAt(1, "exponent").Scalar
            ?? throw new DeclinedException("Pow has more than one exponent. NetGen supports one constant exponent.", "exponent");

        if (node.Input(0) is Constant { Kind: ElementKind.Real } constant)
            return Constant.Of(constant.Shape, () => [.. constant.Reals.Select(ElementFunctions.Of(new Elementwise("Pow", "value", exponent)))]);

        GraphNode x = node.FlowAt(0);
        if (exponent == 1) return node.Input(0);
        if (exponent == 0.5f) return Part(node, "Sqrt");
        if (exponent is not (2 or 3))
            throw new DeclinedException($"Pow has the exponent {exponent.ToString(CultureInfo.InvariantCulture)}. NetGen supports 1, 2 and 3.", "exponent");

        GraphNode square = node.Emit(new Arithmetic(ArithmeticKind.Multiply), x.Shape, x, x);
        return exponent == 2 ? new Flow(square, ElementKind.Real) : node.Result(new Arithmetic(ArithmeticKind.Multiply), x.Shape, square, x);
    }
}
