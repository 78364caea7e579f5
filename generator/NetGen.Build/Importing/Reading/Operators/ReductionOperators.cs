using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Means and arg-max along axes.</summary>
internal static class ReductionOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("ReduceMean", 1, "Constant axes other than the batch; keepdims, noop_with_empty_axes.", ReduceMean),
        new("ReduceProd", 1, "Of constants.", ReduceProd),
        new("ArgMax", 1, "Any axis but the batch; keepdims, select_last_index; at the end of a model.", ArgMax),
    ];

    private static Value ReduceMean(NodeReading node)
    {
        long[] axes = AxesReading.Of(node, 18) ?? [];
        if (axes.Length == 0 && node.Opset >= 18 && node.Int("noop_with_empty_axes", 0) != 0) return node.Input(0);

        GraphNode x = node.FlowAt(0);
        if (axes.Length == 0)
            throw new DeclinedException(
                "ReduceMean has no axes and goes over all of them, the batch too, which mixes rows. NetGen supports axes of a row.", "axes");
        int[] means = [.. axes.Select(axis => node.RowAxis(axis, x.Shape, "axes")).Distinct().OrderBy(static axis => axis)];
        return node.Result(new Mean(means), Reduced(x.Shape, means, node.Int("keepdims", 1) != 0), x);
    }

    private static Value ArgMax(NodeReading node)
    {
        GraphNode x = node.FlowAt(0);
        int axis = node.RowAxis(node.Int("axis", 0), x.Shape);
        int[] shape = Reduced(x.Shape, [axis], node.Int("keepdims", 1) != 0);
        return new Flow(node.Emit(new ArgMax(axis, node.Int("select_last_index", 0) != 0), shape, x), ElementKind.Whole);
    }

    private static Value ReduceProd(NodeReading node)
    {
        if (!node.IsConstant) throw new DeclinedException("ReduceProd reads a value that depends on the network's input. NetGen supports it for constants.");
        Constant values = node.ConstantAt(0, "data");
        if (AxesReading.Of(node, 18) is { Length: > 0 } axes && values.Rank > axes.Length)
            throw new DeclinedException("ReduceProd goes over some axes of a constant. NetGen supports all axes only.", "axes");

        int[] shape = node.Int("keepdims", 1) != 0 ? [.. values.Shape.Select(static _ => 1)] : [];
        return values.Kind == ElementKind.Real
            ? Constant.Of(shape, [values.Reals.Aggregate(1f, static (product, value) => product * value)])
            : Constant.Of(shape, [values.Wholes.Aggregate((WholeNumber)1, static (product, value) => product * value)]);
    }

    private static int[] Reduced(int[] shape, int[] axes, bool keep) =>
        keep ? [.. shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)]
        : [.. shape.Where((_, axis) => !axes.Contains(axis))];
}
