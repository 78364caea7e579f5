using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Joining values and putting margins around them.</summary>
internal static class JoinOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Concat", 6, "Any axis but the batch, two or more values; any of constants.", Concat),
        new("Pad", 6, "mode=constant, reflect and edge along any axis but the batch; pads as attribute or constant input.", Pad),
    ];

    private static Value Concat(NodeReading node)
    {
        long axis = node.HasAttribute("axis") ? node.Int("axis", 1) : 1;
        if (node.IsConstant) return ConstantShapes.Concat([.. Enumerable.Range(0, node.InputCount).Select(i => node.ConstantAt(i, "input"))], axis, node);

        for (int i = 0; i < node.InputCount; i++)
            if (node.Input(i) is Constant)
                throw new DeclinedException($"Concat joins the network's values with a constant (input {i}); values that depend on the network's input are read.");

        GraphNode[] values = [.. Enumerable.Range(0, node.InputCount).Select(node.FlowAt)];
        int along = node.RowAxis(axis, values[0].Shape);
        GraphNode joined = values[0];
        foreach (GraphNode value in values.Skip(1))
        {
            Rows.RequireEqualRanks(node, joined.Shape, value.Shape);
            if (joined.Shape.Where((size, i) => i != along && size != value.Shape[i]).Any())
                throw new DeclinedException($"Concat joins rows of {Shapes.Text(joined.Shape)} and {Shapes.Text(value.Shape)} along axis={axis}, which do not fit.", "axis");

            int[] shape = [.. joined.Shape];
            shape[along] = checked(shape[along] + value.Shape[along]);
            joined = node.Emit(new Concat(along), shape, joined, value);
        }

        return new Flow(joined, ElementKind.Real);
    }

    private static Value Pad(NodeReading node)
    {
        GraphNode x = node.FlowAt(0);
        int rank = x.Shape.Length + 1;
        (int[] before, int[] after) = Margins(node, rank);
        if (before[0] != 0 || after[0] != 0) throw new DeclinedException("Pad adds rows to the batch (its first pads are not 0); margins of a row are read.", "pads");

        string mode = node.Text("mode", "constant");
        if (mode is not ("constant" or "reflect" or "edge"))
            throw new DeclinedException($"Pad has mode=\"{mode}\"; constant, reflect and edge are read.", "mode");

        float value = node.Opset < 11 ? node.Float("value", 0) : node.OptionalConstantAt(2, "constant_value")?.Scalar ?? 0;
        before = [.. before.Skip(1)];
        after = [.. after.Skip(1)];
        int[] shape = [.. x.Shape.Select((size, axis) => checked(size + before[axis] + after[axis]))];
        if (mode == "reflect" && x.Shape.Where((size, axis) => before[axis] >= size || after[axis] >= size).Any())
            throw new DeclinedException($"Pad reflects more values than rows of {Shapes.Text(x.Shape)} have; fewer are read.", "pads");

        return before.Concat(after).All(static margin => margin == 0) ? node.Input(0) : node.Result(new Pad(before, after, mode, value), shape, x);
    }

    private static (int[] Before, int[] After) Margins(NodeReading node, int rank)
    {
        long[] pads = node.Opset < 11
            ? node.Ints("pads") ?? throw new DeclinedException("Pad has no pads.", "pads")
            : [.. node.ConstantAt(1, "pads").Wholes.Select(static margin => margin.Plain)];
        int[] axes = [.. Enumerable.Range(0, rank)];
        if (node.Opset >= 18 && node.OptionalConstantAt(3, "axes") is { } some) axes = [.. some.Wholes.Select(axis => node.Axis(axis.Plain, rank, "axes"))];
        if (pads.Length != 2 * axes.Length || pads.Any(static margin => margin is < 0 or > Shapes.Limit))
            throw new DeclinedException($"pads=[{string.Join(", ", pads)}] of Pad; {2 * axes.Length} numbers from 0 up are read.", "pads");

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
