namespace NetGen;

/// <summary>Layers that change the shape or the order of values, and padding.</summary>
internal static class OnnxAxes
{
    /// <summary>Makes a vector, channel by channel.</summary>
    public static OnnxValue Flatten(OnnxLayerWriter layer)
    {
        string x = layer.First(layer.Line.Input);
        return new OnnxValue(layer.Reshape(x, layer.Line.Output), layer.Line.Output, IsChannelsFirst: false);
    }

    /// <summary>Makes an image of a vector that holds channel after channel.</summary>
    public static OnnxValue Reshape(OnnxLayerWriter layer)
    {
        int[] shape = layer.Line.Output;
        string x = layer.Last([shape.Aggregate(1, static (product, size) => product * size)]);
        return shape.Length == 1 ? new OnnxValue(x, shape, IsChannelsFirst: false) : new OnnxValue(layer.Reshape(x, OnnxValue.ToFirst(shape)), shape, IsChannelsFirst: true);
    }

    /// <summary>The same memory in another shape: who reads it asks for the shape that it needs.</summary>
    public static OnnxValue View(OnnxLayerWriter layer) => layer.Read();

    /// <summary>The axes in another order.</summary>
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

    /// <summary>Values around a value.</summary>
    public static OnnxValue Pad(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        int[] input = layer.Line.Input, before = layer.Line.Ints("before"), after = layer.Line.Ints("after");
        bool isFirst = read.IsChannelsFirst && read.Has(input);
        int[] pads = [0, .. isFirst ? OnnxValue.ToFirst(before) : before, 0, .. isFirst ? OnnxValue.ToFirst(after) : after];
        string mode = layer.Line.Word("mode");
        string[] inputs = mode is "constant" ? [layer.In(isFirst, input), layer.Numbers(pads), layer.Number(layer.Line.Double("value"))] : [layer.In(isFirst, input), layer.Numbers(pads)];
        return new OnnxValue(layer.Add("Pad", inputs, OnnxMessages.Attribute("mode", mode)), layer.Line.Output, isFirst);
    }
}
