using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Element-wise functions.</summary>
internal static class ActivationOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Relu", 6, "Any value.", static node => Of(node, new Elementwise("Relu"))),
        new("LeakyRelu", 6, "Any value.", static node => Of(node, new Elementwise("LeakyRelu", "alpha", node.Float("alpha", 0.01f)))),
        new("PRelu", 6, "A constant slope: one, one for each channel, or any that is repeated over rows.", PRelu),
        new("Elu", 6, "Any value.", static node => Of(node, new Elementwise("Elu", "alpha", node.Float("alpha", 1)))),
        new("Sigmoid", 6, "Any value.", static node => Of(node, new Elementwise("Sigmoid"))),
        new("Tanh", 6, "Any value.", static node => Of(node, new Elementwise("Tanh"))),
        new("Softplus", 1, "Any value.", static node => Of(node, new Elementwise("Softplus"))),
        new("Erf", 9, "Any value.", static node => Of(node, new Elementwise("Erf"))),
        new("Gelu", 20, "approximate=none and tanh; also written out with Erf or Tanh.", Gelu),
        new("HardSigmoid", 6, "Any alpha and beta.", HardSigmoid),
        new("HardSwish", 14, "Any value; also written out with HardSigmoid or Clip.", static node => Of(node, new Elementwise("HardSwish"))),
        new("Clip", 6, "Constant bounds, as attributes or as inputs.", Clip),
        new("Softmax", 1, "Any axis but the batch; before opset 13 all axes from that one on together.", static node => Softmax(node, log: false)),
        new("LogSoftmax", 1, "Any axis but the batch; before opset 13 all axes from that one on together.", static node => Softmax(node, log: true)),
    ];

    /// <summary>Applies functions to a value. If the value is constant, the result is computed.</summary>
    public static Value Of(NodeReading node, params Elementwise[] functions)
    {
        if (node.Input(0) is Constant constant)
        {
            return Constant.Of(constant.Shape, () =>
                functions.Aggregate(constant.Reals, static (all, function) => [.. all.Select(ElementFunctions.Of(function))]));
        }

        foreach (Elementwise function in functions)
            if (float.IsNaN(function.Value) || float.IsInfinity(function.Value))
                throw new DeclinedException($"{node.Operator} has {function.Key}={function.Value}. NetGen supports finite numbers.", function.Key);

        GraphNode x = functions.Aggregate(node.FlowAt(0), (value, function) => node.Emit(function, value.Shape, value));
        return new Flow(x, ElementKind.Real);
    }

    private static Value Gelu(NodeReading node) => node.Text("approximate", "none") switch
    {
        "none" => Of(node, new Elementwise("Gelu")),
        "tanh" => Of(node, new Elementwise("GeluTanh")),
        string other => throw new DeclinedException($"Gelu has approximate=\"{other}\". NetGen supports \"none\" and \"tanh\".", "approximate"),
    };

    private static Value HardSigmoid(NodeReading node)
    {
        float alpha = node.Float("alpha", 0.2f);
        float beta = node.Float("beta", 0.5f);
        if (beta == 0.5f) return Of(node, new Elementwise("HardSigmoid", "alpha", alpha));

        GraphNode x = node.FlowAt(0);
        GraphNode scaled = ArithmeticOperators.WithScalar(node, ArithmeticKind.Multiply, x, alpha);
        GraphNode moved = ArithmeticOperators.WithScalar(node, ArithmeticKind.Add, scaled, beta);
        return node.Result(new Elementwise("AtMost", "value", 1), x.Shape, node.Emit(new Elementwise("AtLeast", "value", 0), x.Shape, moved));
    }

    private static Value Clip(NodeReading node)
    {
        float? low = node.Opset < 11 ? node.Float("min", float.NegativeInfinity) : Bound(node, 1, "min");
        float? high = node.Opset < 11 ? node.Float("max", float.PositiveInfinity) : Bound(node, 2, "max");
        List<Elementwise> functions = [];
        if (low is > float.MinValue) functions.Add(low == 0 ? new("Relu") : new("AtLeast", "value", low.Value));
        if (high is < float.MaxValue) functions.Add(new("AtMost", "value", high.Value));
        return functions.Count == 0 ? node.Input(0) : Of(node, [.. functions]);
    }

    private static float? Bound(NodeReading node, int input, string name) =>
        node.OptionalConstantAt(input, name) is not { } bound ? null :
        bound.Scalar ?? throw new DeclinedException($"The bound {name} of Clip has the shape {Shapes.Text(bound.Shape)}. NetGen supports one value.", name);

    private static Value Softmax(NodeReading node, bool log)
    {
        if (node.Input(0) is Constant) throw new DeclinedException($"NetGen does not support {node.Operator} of a constant.");
        GraphNode x = node.FlowAt(0);
        int[] shape = x.Shape;
        if (node.Opset >= 13)
        {
            int axis = node.RowAxis(node.Int("axis", -1), shape);
            return node.Result(new Softmax(axis, 1, log), shape, x);
        }

        long first = node.Int("axis", 1);
        int from = first == shape.Length + 1 ? shape.Length : node.RowAxis(first, shape);
        return node.Result(new Softmax(from, shape.Length - from, log), shape, x);
    }

    private static Value PRelu(NodeReading node)
    {
        GraphNode x = node.FlowAt(0);
        Constant slope = node.ConstantAt(1, "slope");
        if (node.Opset < 7 && slope.Rank == 1 && x.Shape.Length > 1 && slope.Length == x.Shape[0])
            slope = slope.As([slope.Length, .. x.Shape.Skip(1).Select(static _ => 1)]);
        int[] shape = x.Shape;
        int[] repeated = Rows.OfConstant(node, slope, shape);
        if (Shapes.Broadcast(repeated, shape)?.SequenceEqual(shape) != true)
            throw new DeclinedException($"The slope of PRelu has the shape {Shapes.Text(slope.Shape)}, which does not fit rows of {Shapes.Text(shape)}.",
                "slope");

        int[] axes = [.. Enumerable.Range(0, shape.Length).Where(axis => repeated[axis] != 1)];
        if (axes.Length <= 1) return node.Result(new PRelu(slope.Reals, axes.Length == 0 ? null : axes[0]), shape, x);

        // With one slope per element it is max(x, 0) + slope·min(x, 0).
        GraphNode below = node.Emit(new Elementwise("AtMost", "value", 0), shape, x);
        GraphNode scaled = node.Emit(new ConstantArithmetic(ArithmeticKind.Multiply, slope.Reals, repeated, Left: false), shape, below);
        return node.Result(new Arithmetic(ArithmeticKind.Add), shape, node.Emit(new Elementwise("Relu"), shape, x), scaled);
    }
}
