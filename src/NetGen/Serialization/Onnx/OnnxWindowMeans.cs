namespace NetGen;

/// <summary>Means of windows that AveragePool of opset 17 does not support: dilated windows, and windows that are not larger than their padding.</summary>
/// <remarks>
/// A convolution of each channel with ones computes the sums. A factor for each position divides by the number of values that count there.
/// </remarks>
internal static class OnnxWindowMeans
{
    /// <summary>Writes the pool.</summary>
    /// <param name="layer">The pool.</param>
    /// <param name="x">Its input, channels first.</param>
    /// <param name="pads">The padding: first all sides before, then all sides after.</param>
    /// <param name="counted">The part of the padding that counts in the divisor.</param>
    public static OnnxValue Write(OnnxLayerWriter layer, string x, int[] pads, int[] counted)
    {
        LayerLine line = layer.Line;
        int channels = line.Input[^1];
        int[] kernel = line.Ints("kernel"), shape = [channels, 1, .. kernel], places = line.Output[..^1];
        string ones = layer.Constant($"{line.Kind}.ones", shape, () => Filled(shape));
        string sums = layer.Add(
            "Conv",
            [x, ones],
            OnnxMessages.Attribute("kernel_shape", kernel),
            OnnxMessages.Attribute("strides", line.Ints("stride")),
            OnnxMessages.Attribute("dilations", line.Ints("dilation")),
            OnnxMessages.Attribute("pads", pads),
            OnnxMessages.Attribute("group", channels));
        string shares = layer.Constant($"{line.Kind}.shares", [1, .. places], () => Shares(line, pads, counted));
        return new OnnxValue(layer.Add("Mul", [sums, shares]), line.Output, IsChannelsFirst: true);
    }

    private static float[] Filled(int[] shape)
    {
        float[] ones = new float[shape.Aggregate(1, static (product, size) => product * size)];
        ones.AsSpan().Fill(1);
        return ones;
    }

    /// <summary>1 / number of values that count, for each position.</summary>
    private static float[] Shares(LayerLine line, int[] pads, int[] counted)
    {
        int axes = pads.Length / 2;
        int[][] counts = [.. Enumerable.Range(0, axes).Select(axis => Counts(line, axis, pads[axis], counted[axis], counted[axes + axis]))];
        return axes == 1
            ? [.. counts[0].Select(static count => 1f / count)]
            : [.. counts[0].SelectMany(_ => counts[1], static (down, along) => 1f / (down * along))];
    }

    /// <summary>Number of taps of the window that count along an axis, for each position.</summary>
    private static int[] Counts(LayerLine line, int axis, int before, int countedBefore, int countedAfter)
    {
        int kernel = line.Ints("kernel")[axis], stride = line.Ints("stride")[axis], dilation = line.Ints("dilation")[axis], size = line.Input[axis];
        return
        [
            .. Enumerable.Range(0, line.Output[axis]).Select(place => Enumerable.Range(0, kernel)
                .Count(tap => (place * stride) - before + (tap * dilation) is var at && at >= -countedBefore && at < size + countedAfter)),
        ];
    }
}
