namespace NetGen;

/// <summary>Layers that multiply matrices: dense layers, convolutions, and products of values.</summary>
internal static class OnnxProducts
{
    /// <summary>x·Wᵀ + b.</summary>
    public static OnnxValue Dense(OnnxLayerWriter layer)
    {
        OnnxValue read = layer.Read();
        OnnxParameter w = layer.Parameter(0);
        int units = w.Shape[0], columns = w.Shape[1];

        // A flattened image that is channels first is not transposed back. Instead the columns of the weights are reordered.
        string x = read.IsMoved ? layer.Reshape(read.Name, [columns]) : layer.Last([columns]);
        string weights = read.IsMoved ? layer.Constant(w.Name, w.Shape, () => w.ChannelsFirst(read.Shape, rows: units)) : layer.Constant(w);
        string[] inputs = layer.Parameters > 1 ? [x, weights, layer.Constant(layer.Parameter(1))] : [x, weights];
        string y = layer.Add("Gemm", inputs, OnnxMessages.Attribute("transB", 1));
        return new OnnxValue(y, [units], IsChannelsFirst: false);
    }

    /// <summary>A convolution of an image or a sequence.</summary>
    public static OnnxValue Convolution(OnnxLayerWriter layer)
    {
        string x = layer.First(layer.Line.Input), w = layer.Constant(layer.Parameter(0));
        string y = layer.Add(
            "Conv",
            layer.Parameters > 1 ? [x, w, layer.Constant(layer.Parameter(1))] : [x, w],
            OnnxMessages.Attribute("kernel_shape", layer.Line.Ints("kernel")),
            OnnxMessages.Attribute("strides", layer.Line.Ints("stride")),
            OnnxMessages.Attribute("dilations", layer.Line.Ints("dilation")),
            OnnxMessages.Attribute("pads", layer.Line.Ints("pads")),
            OnnxMessages.Attribute("group", layer.Line.Int("groups")));
        return new OnnxValue(y, layer.Line.Output, IsChannelsFirst: true);
    }

    /// <summary>The product of two values, or of a value and a constant, as matrices along the last two axes.</summary>
    public static OnnxValue MatMul(OnnxLayerWriter layer)
    {
        int[] left = layer.Line.Ints("left"), right = layer.Line.Ints("right");
        string constant = layer.Line.Has("constant") ? layer.Line.Word("constant") : "";
        string[] sides = constant switch
        {
            "left" => [layer.Constant(layer.Statistic(0), left), layer.Last(right)],
            "right" => [layer.Last(left), layer.Constant(layer.Statistic(0), right)],
            _ => [layer.Last(left), layer.Last(right, 1)],
        };
        return new OnnxValue(layer.Add("MatMul", sides), layer.Line.Output, IsChannelsFirst: false);
    }
}
