namespace NetGen;

/// <summary>Layers that change the shape or order of values, and padding.</summary>
internal static class OnnxAxes
{
    /// <summary>Flattens a value to a vector, channel by channel.</summary>
    public static OnnxValue Flatten(OnnxLayerWriter layer)
    {
        string x = layer.First(layer.Line.Input);
        return new OnnxValue(layer.Reshape(x, layer.Line.Output), layer.Line.Output, IsChannelsFirst: false);
    }

    /// <summary>Reshapes a vector that is channel by channel into an image.</summary>
    public static OnnxValue Reshape(OnnxLayerWriter layer)
    {
        int[] shape = layer.Line.Output;
        string x = layer.Last([shape.Aggregate(1, static (product, size) => product * size)]);
        return shape.Length == 1
            ? new OnnxValue(x, shape, IsChannelsFirst: false)
            : new OnnxValue(layer.Reshape(x, OnnxValue.ToFirst(shape)), shape, IsChannelsFirst: true);
    }

    /// <summary>The same memory in another shape. Nothing is written: a reader asks for the shape that it needs.</summary>
    public static OnnxValue View(OnnxLayerWriter layer) => layer.Read();

    /// <summary>Permutes the axes.</summary>
    public static OnnxValue Permute(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        int[] input = layer.Line.Input, order = layer.Line.Ints("order");
        if (!read.Has(input) || !read.IsChannelsFirst)
        {
            read = new OnnxValue(layer.Last(input), input, IsChannelsFirst: false);
        }

        int[] turned = [0, .. order.Select(read.AxisOf)];
        bool isSame = turned.Select(static (axis, place) => axis == place).All(static same => same);
        return new OnnxValue(isSame ? read.Name : layer.Transpose(read.Name, turned), layer.Line.Output, IsChannelsFirst: false);
    }

    /// <summary>Adds padding around a value. A negative padding removes values.</summary>
    public static OnnxValue Pad(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        int[] input = layer.Line.Input, before = layer.Line.Ints("before"), after = layer.Line.Ints("after");
        bool isFirst = read.IsChannelsFirst && read.Has(input);
        if (isFirst)
        {
            (before, after) = (OnnxValue.ToFirst(before), OnnxValue.ToFirst(after));
        }

        // Readers do not accept negative padding, so these values are cut off afterwards.
        string padded = Padded(layer, layer.In(isFirst, input), before, after);
        int[] cut = [.. Enumerable.Range(0, input.Length).Where(axis => before[axis] < 0 || after[axis] < 0)];
        if (cut.Length > 0)
        {
            string starts = layer.Numbers(cut.Select(axis => Math.Max(0, -before[axis])));
            string ends = layer.Numbers(cut.Select(axis => after[axis] < 0 ? after[axis] : int.MaxValue));
            padded = layer.Add("Slice", [padded, starts, ends, layer.Numbers(cut.Select(static axis => axis + 1))]);
        }

        return new OnnxValue(padded, layer.Line.Output, isFirst);
    }

    private static string Padded(OnnxLayerWriter layer, string x, int[] before, int[] after)
    {
        int[] pads = [0, .. before.Select(static pad => Math.Max(0, pad)), 0, .. after.Select(static pad => Math.Max(0, pad))];
        if (pads.All(static pad => pad == 0))
        {
            return x;
        }

        string mode = layer.Line.Word("mode");
        string[] inputs = mode is "constant" ? [x, layer.Numbers(pads), layer.Number(layer.Line.Double("value"))] : [x, layer.Numbers(pads)];
        return layer.Add("Pad", inputs, OnnxMessages.Attribute("mode", mode));
    }
}
