using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Operators that change the shape or order of a value, but no element.</summary>
internal static class ShapeOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Reshape", 6, "Constant shapes, also computed from Shape, that keep the batch as the first dimension; allowzero.", Reshape),
        new("Flatten", 1, "axis=1, and others that keep the batch as the first dimension.", Flatten),
        new("Squeeze", 1, "Constant axes other than the batch.", Squeeze),
        new("Unsqueeze", 1, "Constant axes other than the batch's place.", Unsqueeze),
        new("Transpose", 1, "Any perm that keeps the batch as the first dimension.", Transpose),
        new("Identity", 1, "Any value.", static node => node.Input(0)),
        new("Cast", 6, "Between 32 and 64 bit floating point numbers; of whole numbers to them; any of constants. Values are not rounded to 16 bits.", Cast),
        new("CastLike", 15, "As Cast.", CastLike),
    ];

    /// <summary>A value in another shape.</summary>
    public static Value Shaped(NodeReading node, Flow value, int[] shape) =>
        shape.SequenceEqual(value.Node.Shape) ? value : new Flow(node.Emit(new Reshape(), shape, value.Node), value.Kind);

    private static Value Reshape(NodeReading node)
    {
        WholeNumber[] target = [.. node.ConstantAt(1, "shape").Wholes];
        bool allowZero = node.Opset >= 14 && node.Int("allowzero", 0) != 0;
        return node.Input(0) switch
        {
            Constant constant => constant.As(TargetShape.OfConstant(constant, target, allowZero)),
            Flow flow => Shaped(node, flow, TargetShape.OfRows(node, flow.Node.Shape, target, allowZero)),
            _ => throw new DeclinedException("Reshape has no input."),
        };
    }

    private static Value Flatten(NodeReading node)
    {
        long axis = node.Int("axis", 1);
        if (node.Input(0) is Constant constant)
        {
            int at = axis == constant.Rank ? constant.Rank : node.Axis(axis, constant.Rank);
            return constant.As([Shapes.Product(constant.Shape, 0, at), Shapes.Product(constant.Shape, at, constant.Rank)]);
        }

        Flow value = node.AnyFlow(0);
        int[] row = value.Node.Shape;
        int from = axis == row.Length + 1 ? row.Length + 1 : node.Axis(axis, row.Length + 1);
        if (from == 0 || Shapes.Product(row, 0, from - 1) != 1)
            throw new DeclinedException(
                $"Flatten has axis={axis} for rows of {Shapes.Text(row)}, which joins the batch with other axes. NetGen supports axis=1.",
                "axis");

        return Shaped(node, value, [Shapes.Length(row)]);
    }

    private static Value Squeeze(NodeReading node)
    {
        long[]? axes = AxesReading.Of(node, 13);
        if (node.Input(0) is Constant constant)
        {
            bool[] dropped = new bool[constant.Rank];
            for (int axis = 0; axis < dropped.Length; axis++) dropped[axis] = axes is null && constant.Shape[axis] == 1;
            foreach (long axis in axes ?? []) dropped[node.Axis(axis, constant.Rank, "axes")] = true;
            int[] kept = [.. constant.Shape.Where((_, axis) => !dropped[axis])];
            return Shapes.Length(kept) == constant.Length ? constant.As(kept) :
                throw new DeclinedException($"Squeeze drops an axis of {Shapes.Text(constant.Shape)} that is not 1.", "axes");
        }

        Flow value = node.AnyFlow(0);
        int[] row = value.Node.Shape;
        if (axes is null && node.BatchSize == 1)
            throw new DeclinedException("Squeeze without axes drops the batch, whose size is 1 in the file. NetGen supports constant axes of a row.", "axes");
        int[] gone = axes is null ? [.. Enumerable.Range(0, row.Length).Where(axis => row[axis] == 1)]
            : [.. axes.Select(axis => node.RowAxis(axis, row, "axes"))];
        if (gone.Any(axis => row[axis] != 1)) throw new DeclinedException($"Squeeze drops an axis of rows of {Shapes.Text(row)} that is not 1.", "axes");
        return Shaped(node, value, [.. row.Where((_, axis) => !gone.Contains(axis))]);
    }

    private static Value Unsqueeze(NodeReading node)
    {
        long[] axes = AxesReading.Of(node, 13) ?? throw new DeclinedException("Unsqueeze has no axes.", "axes");
        if (node.Input(0) is Constant constant)
            return constant.As(Inserted(constant.Shape, [.. axes.Select(axis => node.Axis(axis, constant.Rank + axes.Length, "axes"))]));

        Flow value = node.AnyFlow(0);
        int rank = value.Node.Shape.Length + 1 + axes.Length;
        int[] places = [.. axes.Select(axis => node.Axis(axis, rank, "axes"))];
        if (places.Contains(0))
            throw new DeclinedException("Unsqueeze puts an axis before the batch (axes contains 0). NetGen supports axes after the batch.", "axes");
        return Shaped(node, value, Inserted(value.Node.Shape, [.. places.Select(static axis => axis - 1)]));
    }

    private static int[] Inserted(int[] shape, int[] places)
    {
        if (places.Distinct().Count() != places.Length) throw new DeclinedException("Unsqueeze names an axis twice.", "axes");
        int[] result = new int[shape.Length + places.Length];
        int next = 0;
        for (int axis = 0; axis < result.Length; axis++) result[axis] = places.Contains(axis) ? 1 : shape[next++];
        return result;
    }

    private static Value Transpose(NodeReading node)
    {
        int rank = node.Input(0) is Constant c ? c.Rank : node.AnyFlow(0).Node.Shape.Length + 1;
        long[] perm = node.Ints("perm") ?? [.. Enumerable.Range(0, rank).Select(axis => (long)(rank - 1 - axis))];
        if (perm.Length != rank || !perm.OrderBy(static axis => axis).SequenceEqual(Enumerable.Range(0, rank).Select(static axis => (long)axis)))
            throw new DeclinedException($"perm={Shapes.Text(perm)} of Transpose is no order of {rank} dimensions.", "perm");

        if (node.Input(0) is Constant constant) return constant.Transpose([.. perm.Select(static axis => (int)axis)]);
        if (perm[0] != 0)
            throw new DeclinedException(
                $"Transpose has perm={Shapes.Text(perm)}, which moves the batch from the first place. NetGen supports a perm that begins " +
                "with 0.", "perm");

        Flow value = node.AnyFlow(0);
        int[] order = [.. perm.Skip(1).Select(static axis => (int)axis - 1)];
        return new Flow(node.Emit(new Transpose(order), Shapes.Permute(value.Node.Shape, order), value.Node), value.Kind);
    }

    private static Value Cast(NodeReading node)
    {
        long type = node.Int("to", 1);
        return Converted(node, ElementTypes.KindOf(type), ElementTypes.IsShort(type));
    }

    private static Value CastLike(NodeReading node) => node.Input(1) switch
    {
        Constant like => Converted(node, like.Kind, like.IsShort),
        Flow like => Converted(node, like.Kind, isShort: false),
        _ => throw new DeclinedException("CastLike has no second input."),
    };

    private static Value Converted(NodeReading node, ElementKind kind, bool isShort)
    {
        if (node.Input(0) is Constant constant) return constant.To(kind);
        Flow value = node.AnyFlow(0);
        if (isShort && !node.IsShort)
            throw new DeclinedException($"{node.Operator} rounds values to 16 bits. NetGen supports models of 32 bits throughout, and models of 16 bits " +
                "throughout, without rounding.", "to");
        if (kind == value.Kind || kind == ElementKind.Real) return new Flow(value.Node, kind);
        if (kind == ElementKind.Whole && value.Kind == ElementKind.Truth) return new Flow(value.Node, kind);
        throw new DeclinedException(
            $"{node.Operator} turns values into {ElementTypes.NameOf(kind)}. NetGen supports the conversion into floating-point numbers.", "to");
    }
}
