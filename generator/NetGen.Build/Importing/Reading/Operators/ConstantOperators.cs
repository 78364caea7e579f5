using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Values;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Constants, and arithmetic on shapes.</summary>
internal static class ConstantOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Constant", 1, "Dense tensors, numbers and lists of numbers.", OfAttribute),
        new("ConstantOfShape", 9, "Constant shapes.", ConstantOfShape),
        new("Shape", 1, "Any value; the batch stays a symbol; start and end.", Shape),
        new("Size", 1, "Of constants.", Size),
        new("Gather", 1, "Of constants, such as shapes.", Gather),
        new("Slice", 1, "Of constants, such as shapes.", Slice),
        new("Expand", 8, "Of constants.", Expand),
        new("Range", 11, "Of constants.", Range),
    ];

    private static Value OfAttribute(NodeReading node)
    {
        if (node.Tensor("value") is { } tensor) return Constant.Of(tensor);
        if (node.HasAttribute("value_float")) return Constant.Of([], [node.Float("value_float", 0)]);
        if (node.HasAttribute("value_int")) return Constant.Of([], [(WholeNumber)node.Int("value_int", 0)]);
        if (node.Floats("value_floats") is { } floats) return Constant.Of([floats.Length], floats);
        if (node.Ints("value_ints") is { } ints) return Constant.Of([ints.Length], [.. ints.Select(static value => (WholeNumber)value)]);
        throw new DeclinedException("Constant holds a sparse tensor or texts. NetGen supports value, value_float(s) and value_int(s).");
    }

    private static Value ConstantOfShape(NodeReading node)
    {
        int[] shape = [.. node.ConstantAt(0, "shape").Wholes.Select(static size => checked((int)size.Plain))];
        int length = Shapes.Length(shape);
        Constant value = node.Tensor("value") is { } tensor ? Constant.Of(tensor) : Constant.Of([1], [0f]);
        return value.Length == 1 ? value.Pick(shape, () => new int[length]) : throw new DeclinedException("ConstantOfShape has more than one value.", "value");
    }

    private static Value Shape(NodeReading node)
    {
        WholeNumber[] sizes = node.Input(0) switch
        {
            Constant constant => [.. constant.Shape.Select(static size => (WholeNumber)size)],
            Flow flow => [WholeNumber.Batch, .. flow.Node.Shape.Select(static size => (WholeNumber)size)],
            _ => throw new DeclinedException("Shape has no input."),
        };
        Constant all = Constant.Of([sizes.Length], sizes);
        return node.Opset < 15 ? all : ConstantShapes.Slice(all, 0, node.Int("start", 0), node.Int("end", long.MaxValue), 1);
    }

    private static Value Size(NodeReading node) => Constant.Of([], [(WholeNumber)node.ConstantAt(0, "data").Length]);

    private static Value Gather(NodeReading node)
    {
        Constant data = Data(node);
        return ConstantShapes.Gather(data, node.ConstantAt(1, "indices"), node.Axis(node.Int("axis", 0), data.Rank));
    }

    private static Value Slice(NodeReading node)
    {
        Constant data = Data(node);
        bool attributes = node.Opset < 10;
        long[] starts = attributes ? node.Ints("starts") ?? [] : Numbers(node.ConstantAt(1, "starts"));
        long[] ends = attributes ? node.Ints("ends") ?? [] : Numbers(node.ConstantAt(2, "ends"));
        long[]? axes = attributes ? node.Ints("axes") : node.OptionalConstantAt(3, "axes") is { } a ? Numbers(a) : null;
        long[]? steps = attributes || node.OptionalConstantAt(4, "steps") is not { } s ? null : Numbers(s);
        if (ends.Length != starts.Length || (axes ?? starts).Length != starts.Length || (steps ?? starts).Length != starts.Length)
            throw new DeclinedException("Slice has starts, ends, axes and steps of different lengths.", "starts");

        for (int i = 0; i < starts.Length; i++)
            data = ConstantShapes.Slice(data, node.Axis(axes?[i] ?? i, data.Rank, "axes"), starts[i], ends[i], steps?[i] ?? 1);

        return data;
    }

    private static Value Expand(NodeReading node)
    {
        Constant data = Data(node);
        int[] target = [.. node.ConstantAt(1, "shape").Wholes.Select(static size => checked((int)size.Plain))];
        int rank = Math.Max(target.Length, data.Rank);
        int[] from = Shapes.Widen(data.Shape, rank);
        int[] shape = Shapes.Broadcast(from, Shapes.Widen(target, rank)) ?? throw new DeclinedException("Expand asks for a shape that does not fit.", "shape");
        return data.As(from).BroadcastTo(shape);
    }

    private static Value Range(NodeReading node)
    {
        long start = Number(0, "start"), limit = Number(1, "limit"), step = Number(2, "delta");
        if (step == 0) throw new DeclinedException("Range has a step of 0.", "delta");
        double count = Math.Max(0, Math.Ceiling(((double)limit - start) / step));
        if (count > Shapes.Limit) throw new DeclinedException($"Range has {count} values. NetGen supports up to {Shapes.Limit} values.");
        return Constant.Of([(int)count], () => [.. Enumerable.Range(0, (int)count).Select(i => (WholeNumber)(start + i * step))]);

        long Number(int input, string name)
        {
            Constant value = node.ConstantAt(input, name);
            return value is { Length: 1, Kind: ElementKind.Whole } ? value.Wholes[0].Plain :
                throw new DeclinedException($"The {name} of Range is not one whole number. NetGen supports one whole number.", name);
        }
    }

    private static Constant Data(NodeReading node) =>
        node.Input(0) as Constant ??
            throw new DeclinedException($"{node.Operator} reads a value that depends on the network's input. NetGen supports it for constants, such as " +
                "shapes.");

    private static long[] Numbers(Constant constant) => [.. constant.Wholes.Select(static value => value.Plain)];
}
