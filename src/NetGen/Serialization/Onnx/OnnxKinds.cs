namespace NetGen;

/// <summary>The writer of each kind of layer. A new kind is one line here.</summary>
internal static class OnnxKinds
{
    private static readonly Dictionary<string, Func<OnnxLayerWriter, OnnxValue>> s_kinds = new(StringComparer.Ordinal)
    {
        ["Dense"] = OnnxProducts.Dense,
        ["Conv1D"] = OnnxProducts.Convolution,
        ["Conv2D"] = OnnxProducts.Convolution,
        ["MatMul"] = OnnxProducts.MatMul,
        ["MaxPool1D"] = OnnxPools.Max,
        ["MaxPool2D"] = OnnxPools.Max,
        ["AveragePool1D"] = OnnxPools.Average,
        ["AveragePool2D"] = OnnxPools.Average,
        ["GlobalMaxPool"] = OnnxPools.Global,
        ["GlobalAveragePool"] = OnnxPools.Global,
        ["Flatten"] = OnnxAxes.Flatten,
        ["Reshape"] = OnnxAxes.Reshape,
        ["View"] = OnnxAxes.View,
        ["Permute"] = OnnxAxes.Permute,
        ["Pad"] = OnnxAxes.Pad,
        ["Mean"] = OnnxReductions.Mean,
        ["Softmax"] = OnnxReductions.Softmax,
        ["LogSoftmax"] = OnnxReductions.Softmax,
        ["ArgMax"] = OnnxReductions.ArgMax,
        ["BatchNorm"] = OnnxNormalizations.BatchNorm,
        ["LayerNorm"] = OnnxNormalizations.LayerNorm,
        ["Standardize"] = OnnxNormalizations.Scaling,
        ["MinMaxScale"] = OnnxNormalizations.Scaling,
        ["Dropout"] = OnnxNormalizations.Dropout,
        ["Add"] = OnnxCombinations.Combine("Add"),
        ["Subtract"] = OnnxCombinations.Combine("Sub"),
        ["Multiply"] = OnnxCombinations.Combine("Mul"),
        ["Divide"] = OnnxCombinations.Combine("Div"),
        ["Concat"] = OnnxCombinations.Concat,
        ["Relu"] = OnnxFunctions.Operator,
        ["Sigmoid"] = OnnxFunctions.Operator,
        ["Tanh"] = OnnxFunctions.Operator,
        ["Erf"] = OnnxFunctions.Operator,
        ["HardSwish"] = OnnxFunctions.Operator,
        ["LeakyRelu"] = OnnxFunctions.WithAlpha,
        ["Elu"] = OnnxFunctions.WithAlpha,
        ["HardSigmoid"] = OnnxFunctions.WithAlpha,
        ["AtLeast"] = OnnxFunctions.AtLeast,
        ["AtMost"] = OnnxFunctions.AtMost,
        ["Softplus"] = OnnxFunctions.Softplus,
        ["Silu"] = OnnxFunctions.Silu,
        ["Gelu"] = OnnxFunctions.Gelu,
        ["GeluTanh"] = OnnxFunctions.GeluTanh,
        ["PRelu"] = OnnxFunctions.PRelu,
    };

    /// <summary>Writes a layer, and returns its output.</summary>
    public static OnnxValue Write(OnnxLayerWriter layer) => s_kinds.TryGetValue(layer.Kind, out Func<OnnxLayerWriter, OnnxValue>? write)
        ? write(layer)
        : throw new NotSupportedException($"Expected a kind of layer that has operators in ONNX, but found {layer.Kind}.");
}
