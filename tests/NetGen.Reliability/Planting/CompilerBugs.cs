namespace NetGen.Reliability.Planting;

/// <summary>Bugs of the generator and of the build task.</summary>
internal static class CompilerBugs
{
    private const string Generator = "generator/NetGen.Generator/";

    private const string Build = "generator/NetGen.Build/";

    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new("A third gradient of one value is lost", Generator + "Lowering/GradientSums.cs",
            "terms.Skip(1).ToEquatableArray()", "terms.Skip(2).ToEquatableArray()", TestArea.Mathematics),
        new("A gradient takes a place that is still read", Generator + "Lowering/GradientPlacement.cs",
            "(op is Same || !IsNeededAfter(over, index))", "true", TestArea.Mathematics),
        new("Fusion takes a value that others read", Generator + "Lowering/Dataflow.cs", "readers.Count == 1", "readers.Count >= 1", TestArea.Mathematics),
        new("A layer is folded though others read it", Generator + "Lowering/Folding.cs",
            "flow.OnlyReaderOf(scale.Y) == product", "scale.Y == product.X", TestArea.Mathematics),
        new("ELU's derivative forgets alpha", Generator + "Layers/ElementwiseFunctions.cs",
            "\"{z} > 0 ? 1 : {y} + {p}\"", "\"{z} > 0 ? 1 : {y} + 1\"", TestArea.Mathematics),
        new("A margin counts columns as rows", Generator + "Operations/ConvolutionGeometry.cs",
            "(Window.Y.Before * ImagePitch) + (Window.X.Before * Channels)", "(Window.Y.Before * ImagePitch) + (Window.Y.Before * Channels)",
            TestArea.Mathematics),
        new("Dilation across is ignored", Generator + "Operations/ConvolutionGeometry.cs", "Window.X.Dilation * Channels", "1 * Channels",
            TestArea.Mathematics),
        new("Pixels that no pool reads keep an old gradient", Generator + "Operations/PoolGeometry.cs",
            "axis.Kernel == axis.Stride && axis.Reach == axis.Input", "axis.Kernel == axis.Stride", TestArea.Mathematics),
        new("The running variance of images is biased", Generator + "Layers/BatchNorm.cs", "Output.Length / Units.Length", "1", TestArea.Mathematics),
        new("A pool may be padded by its whole size", Generator + "Layers/WindowReader.cs", "pad > size / 2", "pad > size", TestArea.Diagnostics),
        new("A branch that nothing reads is accepted", Generator + "Parsing/Labels.cs",
            "left.Key != graph.Here && !graph.ReadersOf(left.Key).Any()", "left.Key != graph.Here && left.Key == graph.Here", TestArea.Diagnostics),
        new("One layer too many is accepted", Generator + "Parsing/SizeLimit.cs", "_layers == _mostLayers + 1", "_layers == _mostLayers + 2",
            TestArea.Diagnostics),
        new("Gemm ignores transB", Build + "Importing/Reading/Operators/ProductOperators.cs",
            "node.Int(\"transB\", 0) != 0 ? b : b.Transpose([1, 0])", "b.Transpose([1, 0])", TestArea.ModelReading),
        new("SAME_LOWER pads like SAME_UPPER", Build + "Importing/Reading/WindowReading.cs",
            "mode == \"SAME_UPPER\" ? (less, more) : (more, less)", "(less, more)", TestArea.ModelReading),
        new("Large raw tensors repeat their first part", Build + "Onnx/RawValues.cs", "start + ((long)first * size)", "start", TestArea.ModelReading),
    ];
}
