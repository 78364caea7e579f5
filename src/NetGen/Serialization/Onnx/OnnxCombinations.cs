namespace NetGen;

/// <summary>Layers that combine two values.</summary>
internal static class OnnxCombinations
{
    /// <summary>Two values, or a value and a constant, element by element. An axis of size 1 is repeated to the size of the other value's axis.</summary>
    public static Func<OnnxLayerWriter, OnnxValue> Combine(string operation) => layer =>
    {
        int[][] shapes = [layer.Line.Ints("left"), layer.Line.Ints("right")];
        int constant = !layer.Line.Has("constant") ? -1 : layer.Line.Word("constant") is "left" ? 0 : 1;
        int[] sides = constant < 0 ? [0, 1] : [1 - constant];
        bool isFirst = shapes[0].Length > 1 && Enumerable.Range(0, sides.Length).Any(read => IsFirst(layer.Read(read), shapes[sides[read]]));
        string[] operands = new string[2];
        for (int read = 0; read < sides.Length; read++)
        {
            operands[sides[read]] = layer.In(isFirst, shapes[sides[read]], read);
        }

        if (constant >= 0)
        {
            operands[constant] = layer.Beside(layer.Statistic(0), shapes[constant], isFirst);
        }

        return new OnnxValue(layer.Add(operation, operands), layer.Line.Output, isFirst);
    };

    /// <summary>Joins two values along an axis.</summary>
    public static OnnxValue Concat(OnnxLayerWriter layer)
    {
        int left = layer.Line.Int("left"), right = layer.Line.Int("right"), outer = layer.Line.Int("outer");
        int[] shape = layer.Line.Output;
        int axis = AxisOf(shape, outer, left + right), inner = axis < 0 ? 1 : (left + right) / shape[axis];
        if (axis < 0 || left % inner != 0)
        {
            shape = [outer, left + right];
            axis = inner = 1;
        }

        int[][] shapes = [With(shape, axis, left / inner), With(shape, axis, right / inner)];
        bool isFirst = shape.Length > 1 && Enumerable.Range(0, 2).Any(read => IsFirst(layer.Read(read), shapes[read]));
        var joined = new OnnxValue("", shape, isFirst);
        string[] parts = [layer.In(isFirst, shapes[0]), layer.In(isFirst, shapes[1], 1)];
        return joined with { Name = layer.Add("Concat", parts, OnnxMessages.Attribute("axis", joined.AxisOf(axis))) };
    }

    private static bool IsFirst(OnnxValue value, int[] shape) => value.IsChannelsFirst && value.Has(shape);

    /// <summary>The last axis with the given product of the sizes before it, and the given product of its own size and the sizes after it.</summary>
    private static int AxisOf(int[] shape, int outer, int length)
    {
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (Product(shape[..axis]) == outer && Product(shape[axis..]) == length)
            {
                return axis;
            }
        }

        return -1;
    }

    private static int[] With(int[] shape, int axis, int size) => [.. shape[..axis], size, .. shape[(axis + 1)..]];

    private static int Product(int[] sizes) => sizes.Aggregate(1, static (product, size) => product * size);
}
