namespace NetGen;

/// <summary>Layers that pool.</summary>
internal static class OnnxPools
{
    /// <summary>The maximum of a window.</summary>
    public static OnnxValue Max(OnnxLayerWriter layer)
    {
        string x = layer.First(layer.Line.Input);
        int[] pads = layer.Line.Ints("pads"), kernel = layer.Line.Ints("kernel");
        if (!IsUsual(pads, kernel))
        {
            // Runtimes do not accept padding as wide as the window. So the padding is a separate operator, with the lowest float as its value.
            x = Padded(layer, x, pads, float.MinValue);
            pads = new int[pads.Length];
        }

        string y = layer.Add(
            "MaxPool",
            [x],
            Kernel(kernel),
            Strides(layer),
            OnnxMessages.Attribute("dilations", layer.Line.Ints("dilation")),
            OnnxMessages.Attribute("pads", pads));
        return new OnnxValue(y, layer.Line.Output, IsChannelsFirst: true);
    }

    /// <summary>The mean of a window. The layer says how much of the padding counts in the divisor.</summary>
    public static OnnxValue Average(OnnxLayerWriter layer)
    {
        int[] pads = layer.Line.Ints("pads"), kernel = layer.Line.Ints("kernel");
        int[] counted = layer.Line.Has("counted") ? layer.Line.Ints("counted") : new int[pads.Length];
        string x = layer.First(layer.Line.Input);
        bool countsAll = counted.AsSpan().SequenceEqual(pads);
        if (layer.Line.Ints("dilation").Any(static dilation => dilation > 1) || !IsUsual(pads, kernel))
        {
            return OnnxWindowMeans.Write(layer, x, pads, counted);
        }

        if (!countsAll && counted.Any(static pad => pad > 0))
        {
            // Padding that counts is written as zeros of the image. The rest stays padding of the pool.
            x = Padded(layer, x, counted, 0);
            pads = [.. pads.Zip(counted, static (pad, count) => pad - count)];
            countsAll = false;
        }

        bool countsPadding = countsAll && pads.Any(static pad => pad > 0);
        string y = layer.Add(
            "AveragePool",
            [x],
            Kernel(kernel),
            Strides(layer),
            OnnxMessages.Attribute("pads", pads),
            OnnxMessages.Attribute("count_include_pad", countsPadding ? 1 : 0));
        return new OnnxValue(y, layer.Line.Output, IsChannelsFirst: true);
    }

    /// <summary>The maximum or the mean of each channel.</summary>
    public static OnnxValue Global(OnnxLayerWriter layer)
    {
        int channels = layer.Line.Input[^1];
        string pooled = layer.Add(layer.Kind, [layer.First(layer.Line.Input)]);
        return new OnnxValue(layer.Reshape(pooled, [channels]), [channels], IsChannelsFirst: false);
    }

    private static string Padded(OnnxLayerWriter layer, string x, int[] pads, double value)
    {
        int axes = pads.Length / 2;
        return layer.Add("Pad", [x, layer.Numbers([0, 0, .. pads.Take(axes), 0, 0, .. pads.Skip(axes)]), layer.Number(value)]);
    }

    /// <summary>Whether padding is smaller than the window on every side.</summary>
    private static bool IsUsual(int[] pads, int[] kernel) => pads.Select((pad, side) => pad < kernel[side % kernel.Length]).All(static smaller => smaller);

    private static ProtobufMessage Kernel(int[] kernel) => OnnxMessages.Attribute("kernel_shape", kernel);

    private static ProtobufMessage Strides(OnnxLayerWriter layer) => OnnxMessages.Attribute("strides", layer.Line.Ints("stride"));
}
