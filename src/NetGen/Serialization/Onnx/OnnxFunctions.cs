namespace NetGen;

/// <summary>Element-wise functions. Their output has the same order as their input.</summary>
/// <remarks>A function that opset 17 does not have is written as the expression that PyTorch exports.</remarks>
internal static class OnnxFunctions
{
    /// <summary>A function with an operator of the same name.</summary>
    public static OnnxValue Operator(OnnxLayerWriter layer) => Of(layer, x => layer.Add(layer.Kind, [x]));

    /// <summary>A function with an operator of the same name and a parameter alpha.</summary>
    public static OnnxValue WithAlpha(OnnxLayerWriter layer) =>
        Of(layer, x => layer.Add(layer.Kind, [x], OnnxMessages.Attribute("alpha", layer.Line.Double("alpha"))));

    /// <summary>max(x, limit).</summary>
    public static OnnxValue AtLeast(OnnxLayerWriter layer) => Of(layer, x => layer.Add("Clip", [x, layer.Number(layer.Line.Double("value"))]));

    /// <summary>min(x, limit). The lower limit of the operator is left out.</summary>
    public static OnnxValue AtMost(OnnxLayerWriter layer) => Of(layer, x => layer.Add("Clip", [x, "", layer.Number(layer.Line.Double("value"))]));

    /// <summary>ln(1 + e^(β·x)) / β.</summary>
    public static OnnxValue Softplus(OnnxLayerWriter layer)
    {
        double beta = layer.Line.Double("beta");
        return Of(layer, x => beta == 1
            ? layer.Add("Softplus", [x])
            : layer.Add("Div", [layer.Add("Softplus", [layer.Add("Mul", [x, layer.Number(beta)])]), layer.Number(beta)]));
    }

    /// <summary>x·σ(x).</summary>
    public static OnnxValue Silu(OnnxLayerWriter layer) => Of(layer, x => layer.Add("Mul", [x, layer.Add("Sigmoid", [x])]));

    /// <summary>x·(1 + erf(x / √2)) / 2.</summary>
    public static OnnxValue Gelu(OnnxLayerWriter layer) => Of(layer, x =>
    {
        string erf = layer.Add("Erf", [layer.Add("Div", [x, layer.Number(Math.Sqrt(2))])]);
        return Half(layer, x, erf);
    });

    /// <summary>x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2.</summary>
    public static OnnxValue GeluTanh(OnnxLayerWriter layer) => Of(layer, x =>
    {
        string cube = layer.Add("Mul", [layer.Add("Mul", [x, x]), x]);
        string inner = layer.Add("Add", [x, layer.Add("Mul", [cube, layer.Number(0.044715)])]);
        string tanh = layer.Add("Tanh", [layer.Add("Mul", [inner, layer.Number(Math.Sqrt(2 / Math.PI))])]);
        return Half(layer, x, tanh);
    });

    /// <summary>x for x &gt; 0, else slope·x. A slope for each channel is repeated along the other axes.</summary>
    public static OnnxValue PRelu(OnnxLayerWriter layer)
    {
        OnnxParameter slope = layer.Parameter(0);
        if (!layer.Line.Flag("perChannel"))
        {
            return Of(layer, x => layer.Add("PRelu", [x, layer.Constant(slope)]));
        }

        OnnxValue read = layer.Read();
        int[] shape = layer.Line.Input;
        bool isFirst = shape.Length > 1 && read.IsChannelsFirst && read.Has(shape);
        int[] dimensions = isFirst ? [slope.Values.Length, .. Enumerable.Repeat(1, shape.Length - 1)] : [slope.Values.Length];
        return new OnnxValue(layer.Add("PRelu", [layer.In(isFirst, shape), layer.Constant(slope, dimensions)]), shape, isFirst);
    }

    /// <summary>x·(1 + y) / 2.</summary>
    private static string Half(OnnxLayerWriter layer, string x, string y) =>
        layer.Add("Mul", [layer.Add("Mul", [x, layer.Add("Add", [y, layer.Number(1)])]), layer.Number(0.5)]);

    private static OnnxValue Of(OnnxLayerWriter layer, Func<string, string> function)
    {
        OnnxValue read = layer.Read();
        return read with { Name = function(read.Name) };
    }
}
