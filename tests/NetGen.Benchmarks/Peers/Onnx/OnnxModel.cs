using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A network as the bytes of an ONNX file. The numbers are the fields of the messages in onnx.proto.</summary>
internal static class OnnxModel
{
    /// <summary>Name of the graph's input.</summary>
    public const string Input = "x";

    /// <summary>Name of the graph's output.</summary>
    public const string Output = "y";

    private const int IrVersion = 8, OpsetVersion = 13;

    /// <summary>The model for batches of a fixed number of rows.</summary>
    public static byte[] Of(Subject subject, int rows)
    {
        var graph = new OnnxGraph(Input, subject.Parameters, subject.ParameterCount);
        foreach (PeerLayer layer in subject.Layers)
        {
            Add(graph, layer, layer == subject.Layers[^1] ? Output : null);
        }

        ProtobufWriter message = graph.ToMessage(
            OnnxMessages.Value(Input, [rows, .. subject.PeerInputShape]), OnnxMessages.Value(Output, [rows, subject.OutputSize]));
        return new ProtobufWriter()
            .Int(1, IrVersion)
            .Message(7, message)
            .Message(8, new ProtobufWriter().Text(1, "").Int(2, OpsetVersion))
            .ToArray();
    }

    private static void Add(OnnxGraph graph, PeerLayer layer, string? output)
    {
        switch (layer)
        {
            case LinearLayer linear:
                string[] dense = [graph.Parameters(linear.Units, linear.Inputs), graph.Parameters(linear.Units)];
                graph.Add("Gemm", dense, output, OnnxMessages.Attribute("transB", 1));
                break;
            case ConvolutionLayer filter:
                string[] filters = [graph.Parameters(filter.Units, filter.Channels / filter.Groups, filter.Kernel[0], filter.Kernel[1])];
                graph.Add(
                    "Conv",
                    filter.HasBias ? [.. filters, graph.Parameters(filter.Units)] : filters,
                    output,
                    OnnxMessages.Attribute("kernel_shape", filter.Kernel),
                    OnnxMessages.Attribute("strides", [filter.Stride, filter.Stride]),
                    OnnxMessages.Attribute("pads", filter.Pads),
                    OnnxMessages.Attribute("group", filter.Groups));
                break;
            case MaxPoolLayer pool:
                graph.Add(
                    "MaxPool",
                    [],
                    output,
                    OnnxMessages.Attribute("kernel_shape", [pool.Size, pool.Size]),
                    OnnxMessages.Attribute("strides", [pool.Size, pool.Size]));
                break;
            case NormalizationLayer { Channels: var channels }:
                string[] scaleAndShift = [graph.Parameters(channels), graph.Parameters(channels)],
                    meanAndVariance = [graph.State(channels), graph.State(channels)];
                graph.Add("BatchNormalization", [.. scaleAndShift, .. meanAndVariance], output);
                break;
            case GlobalAverageLayer:
                graph.Add("GlobalAveragePool", [], output: null);
                graph.Add("Flatten", [], output);
                break;
            case FlattenLayer:
                graph.Add("Flatten", [], output);
                break;
            case ActivationLayer { Function: var function }:
                graph.Add(function, [], output);
                break;
            default:
                throw new ArgumentException($"{layer.Kind} has no operation in ONNX here.", nameof(layer));
        }
    }
}
