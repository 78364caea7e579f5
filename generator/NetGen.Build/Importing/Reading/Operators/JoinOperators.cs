using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Concatenation and padding.</summary>
internal static class JoinOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Concat", 6, "Any axis but the batch, any number of values; any of constants.", Concat),
        new("Pad", 6, "mode=constant, reflect and edge along any axis but the batch; pads as attribute or constant input.", Pad),
    ];

    private static Value Concat(NodeReading node)
    {
        long axis = node.HasAttribute("axis") ? node.Int("axis", 1) : 1;
        if (node.IsConstant) return ConstantShapes.Concat([.. Enumerable.Range(0, node.InputCount).Select(i => node.ConstantAt(i, "input"))], axis, node);

        int first = Enumerable.Range(0, node.InputCount).First(i => node.Input(i) is Flow);
        Flow value = node.AnyFlow(first);
        int along = node.RowAxis(axis, value.Node.Shape);
        for (int i = first - 1; i >= 0; i--) value = WithConstant(node, value, node.ConstantAt(i, "input"), along, before: true);
        for (int i = first + 1; i < node.InputCount; i++)
        {
            value = node.Input(i) is Constant constant ? WithConstant(node, value, constant, along, before: false)
                : new Flow(Two(node, value.Node, node.AnyFlow(i).Node, along), value.Kind);
        }

        return value;
    }

    private static GraphNode Two(NodeReading node, GraphNode left, GraphNode right, int along)
    {
        Rows.RequireEqualRanks(node, left.Shape, right.Shape);
        if (left.Shape.Where((size, i) => i != along && size != right.Shape[i]).Any())
            throw new DeclinedException($"Concat joins rows of {Shapes.Text(left.Shape)} and {Shapes.Text(right.Shape)}, which do not fit.", "axis");

        int[] shape = [.. left.Shape];
        shape[along] = checked(shape[along] + right.Shape[along]);
        return node.Emit(new Concat(along), shape, left, right);
    }

    /// <summary>Concatenates a value and a constant: the value gets padding of zeros, to which the constant is added.</summary>
    private static Flow WithConstant(NodeReading node, Flow value, Constant constant, int along, bool before)
    {
        int[] row = value.Node.Shape;
        if (constant.Rank != row.Length + 1 || constant.Shape[0] != 1 || node.BatchSize != 1)
        {
            throw new DeclinedException(
                $"Concat joins a value with a constant of shape {Shapes.Text(constant.Shape)}, whose first dimension is the batch. NetGen supports values " +
                    "that depend on the network's input.");
        }

        int[] part = [.. constant.Shape.Skip(1)];
        if (part.Where((size, i) => i != along && size != row[i]).Any())
            throw new DeclinedException($"Concat joins rows of {Shapes.Text(row)} and {Shapes.Text(part)}, which do not fit.", "axis");

        int[] margin = new int[row.Length];
        int[] shape = [.. row], rest = [.. part];
        margin[along] = part[along];
        shape[along] = checked(shape[along] + part[along]);
        rest[along] = row[along];
        Pad pad = before ? new Pad(margin, new int[row.Length], "constant", 0) : new Pad(new int[row.Length], margin, "constant", 0);
        GraphNode padded = node.Emit(pad, shape, value.Node);
        Constant zeros = Constant.Of([1, .. rest], node.Repeated(Constant.Of([.. rest.Select(static _ => 1)], [0f]), rest));
        Constant values = Constant.Of(constant.Shape, constant.Reals);
        Constant added = ConstantShapes.Concat(before ? [values, zeros] : [zeros, values], along + 1, node);
        return new Flow(node.Emit(new ConstantArithmetic(ArithmeticKind.Add, added.Reals, shape, Left: false), shape, padded), value.Kind);
    }

    private static Value Pad(NodeReading node)
    {
        Flow value = node.AnyFlow(0);
        GraphNode x = value.Node;
        int rank = x.Shape.Length + 1;
        (int[] before, int[] after) = Margins(node, rank);
        if (before[0] != 0 || after[0] != 0)
            throw new DeclinedException("Pad adds rows to the batch (its first pads are not 0). NetGen supports margins of a row.", "pads");

        string mode = node.Text("mode", "constant");
        if (mode is not ("constant" or "reflect" or "edge"))
            throw new DeclinedException($"Pad has mode=\"{mode}\". NetGen supports constant, reflect and edge.", "mode");

        float filled = node.Opset < 11 ? node.Float("value", 0) : node.OptionalConstantAt(2, "constant_value")?.Scalar ?? 0;
        before = [.. before.Skip(1)];
        after = [.. after.Skip(1)];
        int[] shape = [.. x.Shape.Select((size, axis) => checked(size + before[axis] + after[axis]))];
        if (mode == "reflect" && x.Shape.Where((size, axis) => before[axis] >= size || after[axis] >= size).Any())
            throw new DeclinedException($"Pad reflects more values than rows of {Shapes.Text(x.Shape)} have. NetGen supports fewer values.", "pads");

        return before.Concat(after).All(static margin => margin == 0) ? value : new Flow(node.Emit(new Pad(before, after, mode, filled), shape, x), value.Kind);
    }

    private static (int[] Before, int[] After) Margins(NodeReading node, int rank)
    {
        long[] pads = node.Opset < 11
            ? node.Ints("pads") ?? throw new DeclinedException("Pad has no pads.", "pads")
            : [.. node.ConstantAt(1, "pads").Wholes.Select(static margin => margin.Plain)];
        int[] axes = [.. Enumerable.Range(0, rank)];
        if (node.Opset >= 18 && node.OptionalConstantAt(3, "axes") is { } some) axes = [.. some.Wholes.Select(axis => node.Axis(axis.Plain, rank, "axes"))];
        if (pads.Length != 2 * axes.Length || pads.Any(static margin => margin is < 0 or > Shapes.Limit))
            throw new DeclinedException($"pads={Shapes.Text(pads)} of Pad. NetGen supports {2 * axes.Length} numbers from 0 up.", "pads");

        int[] before = new int[rank];
        int[] after = new int[rank];
        for (int i = 0; i < axes.Length; i++)
        {
            before[axes[i]] = (int)pads[i];
            after[axes[i]] = (int)pads[axes.Length + i];
        }

        return (before, after);
    }
}
