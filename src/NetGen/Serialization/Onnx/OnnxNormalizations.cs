namespace NetGen;

/// <summary>Layers that scale values by statistics, and dropout.</summary>
internal static class OnnxNormalizations
{
    /// <summary>Normalises channels by running statistics.</summary>
    public static OnnxValue BatchNorm(OnnxLayerWriter layer)
    {
        int[] shape = layer.Line.Input;
        bool isFirst = shape.Length > 1;
        string[] inputs =
        [
            layer.In(isFirst, shape),
            layer.Constant(layer.Parameter(0)),
            layer.Constant(layer.Parameter(1)),
            layer.Constant(layer.Statistic(0)),
            layer.Constant(layer.Statistic(1)),
        ];

        // In ONNX, momentum is the share of a running statistic that is kept. Here it is the share of the new value.
        string y = layer.Add(
            "BatchNormalization",
            inputs,
            OnnxMessages.Attribute("epsilon", layer.Line.Double("epsilon")),
            OnnxMessages.Attribute("momentum", 1 - layer.Line.Double("momentum")));
        return new OnnxValue(y, shape, isFirst);
    }

    /// <summary>Normalises all values of a row, or runs along its last axes.</summary>
    public static OnnxValue LayerNorm(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        int size = layer.Parameter(0).Values.Length;
        int[] shape = read.Shape;
        int first = FirstAxis(shape, size);
        if (first != 0 && read.IsMoved)
        {
            shape = layer.Line.Input;
            first = FirstAxis(shape, size);
        }

        if (first < 0)
        {
            shape = [shape.Aggregate(1, static (product, length) => product * length) / size, size];
            first = 1;
        }

        bool isFirst = first == 0 && read.IsChannelsFirst;
        int[] normalized = shape[first..];
        string[] inputs =
        [
            layer.In(isFirst, shape), layer.Beside(layer.Parameter(0), normalized, isFirst), layer.Beside(layer.Parameter(1), normalized, isFirst),
        ];
        string y = layer.Add(
            "LayerNormalization", inputs, OnnxMessages.Attribute("axis", first + 1), OnnxMessages.Attribute("epsilon", layer.Line.Double("epsilon")));
        return new OnnxValue(y, shape, isFirst);
    }

    /// <summary>(x − mean) / divisor, element by element.</summary>
    public static OnnxValue Scaling(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        string difference = layer.Add("Sub", [read.Name, layer.Beside(layer.Statistic(0), read.Shape, read.IsChannelsFirst)]);
        return read with { Name = layer.Add("Div", [difference, layer.Beside(layer.Statistic(1), read.Shape, read.IsChannelsFirst)]) };
    }

    /// <summary>Does nothing at inference. A program that trains the file further drops the same share of values.</summary>
    public static OnnxValue Dropout(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        return read with { Name = layer.Add("Dropout", [read.Name, layer.Number(layer.Line.Double("rate"))]) };
    }

    /// <summary>The axis from which the sizes multiply to a number; −1 if there is none.</summary>
    private static int FirstAxis(int[] shape, int size)
    {
        int length = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            length *= shape[axis];
            if (length == size)
            {
                // Axes of size 1 before it belong to the same run. If all axes before it have size 1, the run is the whole row.
                return shape.AsSpan(0, axis).IndexOfAnyExcept(1) < 0 ? 0 : axis;
            }
        }

        return -1;
    }
}
