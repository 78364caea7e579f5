namespace NetGen;

/// <summary>Layers that scale values by what was measured, and dropout.</summary>
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

        // ONNX counts what is kept of a running statistic, not what is new.
        string y = layer.Add(
            "BatchNormalization",
            inputs,
            OnnxMessages.Attribute("epsilon", layer.Line.Double("epsilon")),
            OnnxMessages.Attribute("momentum", 1 - layer.Line.Double("momentum")));
        return new OnnxValue(y, shape, isFirst);
    }

    /// <summary>Normalises all values of a row, or runs of its last axes.</summary>
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

    /// <summary>(x − mean) / divisor, value by value.</summary>
    public static OnnxValue Scaling(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        string difference = layer.Add("Sub", [read.Name, layer.Beside(layer.Statistic(0), read.Shape, read.IsChannelsFirst)]);
        return read with { Name = layer.Add("Div", [difference, layer.Beside(layer.Statistic(1), read.Shape, read.IsChannelsFirst)]) };
    }

    /// <summary>Does nothing at inference; who trains the file further drops as many values.</summary>
    public static OnnxValue Dropout(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        return read with { Name = layer.Add("Dropout", [read.Name, layer.Number(layer.Line.Double("rate"))]) };
    }

    /// <summary>The axis from which on a shape has so many values; −1 where there is none.</summary>
    private static int FirstAxis(int[] shape, int size)
    {
        int length = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            length *= shape[axis];
            if (length == size)
            {
                // Axes of one value before it belong to the same run: the whole row then.
                return shape.AsSpan(0, axis).IndexOfAnyExcept(1) < 0 ? 0 : axis;
            }
        }

        return -1;
    }
}
