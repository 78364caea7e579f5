namespace NetGen;

/// <summary>Layers that reduce along axes: means, softmax, the index of the largest value.</summary>
internal static class OnnxReductions
{
    /// <summary>The mean along some axes.</summary>
    public static OnnxValue Mean(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        int[] input = layer.Line.Input, axes = layer.Line.Ints("axes");
        if (!read.Has(input))
        {
            read = new OnnxValue(layer.Last(input), input, IsChannelsFirst: false);
        }

        // The reduced axes are kept with size 1, so the order of the other axes does not change.
        int[] shape = [.. input.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        string mean = layer.Add(
            "ReduceMean", [read.Name], OnnxMessages.Attribute("axes", axes.Select(read.AxisOf).Order()), OnnxMessages.Attribute("keepdims", 1));
        return new OnnxValue(mean, shape, read.IsChannelsFirst);
    }

    /// <summary>Softmax or log-softmax.</summary>
    public static OnnxValue Softmax(OnnxLayerWriter layer)
    {
        (OnnxValue read, int axis) = Along(layer);
        return read with { Name = layer.Add(layer.Kind, [read.Name], OnnxMessages.Attribute("axis", read.AxisOf(axis))) };
    }

    /// <summary>The index of the largest value, as a float.</summary>
    public static OnnxValue ArgMax(OnnxLayerWriter layer)
    {
        const int Float = 1;
        (OnnxValue read, int axis) = Along(layer);
        string place = layer.Add(
            "ArgMax",
            [read.Name],
            OnnxMessages.Attribute("axis", read.AxisOf(axis)),
            OnnxMessages.Attribute("keepdims", 1),
            OnnxMessages.Attribute("select_last_index", layer.Line.Flag("last") ? 1 : 0));
        int[] shape = [.. read.Shape.Select((size, i) => i == axis ? 1 : size)];
        return new OnnxValue(layer.Add("Cast", [place], OnnxMessages.Attribute("to", Float)), shape, read.IsChannelsFirst);
    }

    /// <summary>The value in a shape in which the reduced values are one axis, and the index of that axis.</summary>
    private static (OnnxValue Read, int Axis) Along(OnnxLayerWriter layer)
    {
        int outer = layer.Line.Int("outer"), size = layer.Line.Int("size"), inner = layer.Line.Int("inner");
        OnnxValue read = layer.Read();
        foreach (int[] shape in (int[][])[read.Shape, layer.Line.Input])
        {
            for (int axis = 0; axis < shape.Length; axis++)
            {
                if (shape[axis] == size && Product(shape[..axis]) == outer && Product(shape[(axis + 1)..]) == inner)
                {
                    bool isFirst = read.IsChannelsFirst && read.Has(shape);
                    return (new OnnxValue(layer.In(isFirst, shape), shape, isFirst), axis);
                }
            }
        }

        int[] runs = [outer, size, inner];
        return outer == 1 && inner == 1 ? (new OnnxValue(layer.Last([size]), [size], false), 0) : (new OnnxValue(layer.Last(runs), runs, false), 1);
    }

    private static int Product(int[] sizes) => sizes.Aggregate(1, static (product, size) => product * size);
}
