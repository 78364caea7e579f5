using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>The four operations on two values, or on a value and a constant.</summary>
internal static class ArithmeticOperators
{
    private const string Read = "Two values of equally many dimensions, or a value and a constant that does not tell rows apart; also opset 6 with " +
        "broadcast and axis.";

    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Add", 6, Read, static node => Two(node, ArithmeticKind.Add)),
        new("Sub", 6, Read, static node => Two(node, ArithmeticKind.Subtract)),
        new("Mul", 6, Read, static node => Two(node, ArithmeticKind.Multiply)),
        new("Div", 6, Read, static node => Two(node, ArithmeticKind.Divide)),
        new("Neg", 6, "Any value.", static node => Scaled(node, -1)),
    ];

    /// <summary>An operation on a value and one number.</summary>
    public static GraphNode WithScalar(NodeReading node, ArithmeticKind kind, GraphNode x, float scalar, bool left = false) =>
        node.Emit(new ConstantArithmetic(kind, [scalar], [.. x.Shape.Select(static _ => 1)], left), x.Shape, x);

    /// <summary>An operation on a value and a constant, which is broadcast by the usual rules.</summary>
    public static GraphNode WithConstant(NodeReading node, ArithmeticKind kind, GraphNode x, Constant constant, bool left)
    {
        int[] row = Rows.OfConstant(node, constant, x.Shape);
        int[] shape = Shapes.Broadcast(row, x.Shape)
            ?? throw new DeclinedException($"{node.Operator} combines rows of {Shapes.Text(x.Shape)} and a constant of {Shapes.Text(constant.Shape)}, which " +
                "do not fit.");

        return node.Emit(new ConstantArithmetic(kind, constant.Reals, row, left), shape, x);
    }

    private static Value Scaled(NodeReading node, float factor) =>
        node.Input(0) is Constant constant
            ? ConstantArithmetics.Of(
                ArithmeticKind.Multiply, constant, constant.Kind == ElementKind.Real ? Constant.Of([], [factor]) : Constant.Of([], [(WholeNumber)(long)factor]))
            : new Flow(WithScalar(node, ArithmeticKind.Multiply, node.FlowAt(0), factor), ElementKind.Real);

    private static Value Two(NodeReading node, ArithmeticKind kind)
    {
        if (node.Opset < 7) return BeforeBroadcasting(node, kind);
        if (node.Input(0) is Constant first && node.Input(1) is Constant second) return ConstantArithmetics.Of(kind, first, second);
        if (node.Input(0) is Constant left) return new Flow(WithConstant(node, kind, node.FlowAt(1), left, left: true), ElementKind.Real);
        if (node.Input(1) is Constant right) return new Flow(WithConstant(node, kind, node.FlowAt(0), right, left: false), ElementKind.Real);

        GraphNode a = node.FlowAt(0);
        GraphNode b = node.FlowAt(1);
        Rows.RequireEqualRanks(node, a.Shape, b.Shape);
        int[] shape = Shapes.Broadcast(a.Shape, b.Shape)
            ?? throw new DeclinedException($"{node.Operator} combines rows of {Shapes.Text(a.Shape)} and {Shapes.Text(b.Shape)}, which do not fit.");

        return node.Result(new Arithmetic(kind), shape, a, b);
    }

    /// <summary>The rules of opset 6: shapes are equal, or broadcast=1 repeats the second value from an axis on.</summary>
    private static Value BeforeBroadcasting(NodeReading node, ArithmeticKind kind)
    {
        bool broadcast = node.Int("broadcast", 0) != 0;
        if (node.Input(0) is Flow && node.Input(1) is Constant right)
        {
            GraphNode x = node.FlowAt(0);
            if (broadcast && node.HasAttribute("axis"))
            {
                int axis = node.Axis(node.Int("axis", 0), x.Shape.Length + 1);
                int after = x.Shape.Length + 1 - axis - right.Rank;
                if (after < 0) throw new DeclinedException($"The second value of {node.Operator} does not fit from axis={axis} on.", "axis");
                right = right.As([.. right.Shape, .. Enumerable.Repeat(1, after)]);
            }

            return new Flow(WithConstant(node, kind, x, right, left: false), ElementKind.Real);
        }

        if (node.Input(0) is Constant left && node.Input(1) is Constant second) return ConstantArithmetics.Of(kind, left, second);
        if (node.Input(0) is Constant constant) return new Flow(WithConstant(node, kind, node.FlowAt(1), constant, left: true), ElementKind.Real);

        GraphNode a = node.FlowAt(0);
        GraphNode b = node.FlowAt(1);
        return a.Shape.SequenceEqual(b.Shape)
            ? node.Result(new Arithmetic(kind), a.Shape, a, b)
            : throw new DeclinedException($"{node.Operator} of opset 6 repeats a value of {Shapes.Text(b.Shape)}. NetGen supports two values of equal shapes.",
                "broadcast");
    }
}
