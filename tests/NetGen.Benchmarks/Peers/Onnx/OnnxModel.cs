using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A network as the bytes of an ONNX file. The numbers are the fields of the messages in onnx.proto.</summary>
internal static class OnnxModel
{
    /// <summary>Name of the graph's input.</summary>
    public const string Input = "x";

    /// <summary>Name of the graph's output.</summary>
    public const string Output = "y";

    private const int IrVersion = 8, OpsetVersion = 13, Float = 1, IntAttribute = 2;

    /// <summary>The model for batches of a fixed number of rows.</summary>
    public static byte[] Of(Subject subject, int rows)
    {
        var graph = new ProtobufWriter();
        ReadOnlySpan<float> parameters = subject.Parameters;
        int last = subject.Sizes.Length - 2;
        string value = Input;
        for (int layer = 0; layer <= last; layer++)
        {
            int inputs = subject.Sizes[layer], units = subject.Sizes[layer + 1];
            string output = layer == last ? Output : $"a{layer}";
            graph
                .Message(1, Node("Gemm", [value, $"w{layer}", $"b{layer}"], $"z{layer}")
                    .Message(5, new ProtobufWriter().Text(1, "transB").Int(3, 1).Int(20, IntAttribute)))
                .Message(1, Node((layer == last ? subject.Output : subject.Hidden).ToString(), [$"z{layer}"], output))
                .Message(5, Tensor($"w{layer}", [units, inputs], parameters[..(units * inputs)]))
                .Message(5, Tensor($"b{layer}", [units], parameters.Slice(units * inputs, units)));
            parameters = parameters[((inputs + 1) * units)..];
            value = output;
        }

        graph.Text(2, "net").Message(11, Value(Input, rows, subject.InputSize)).Message(12, Value(Output, rows, subject.OutputSize));
        return new ProtobufWriter()
            .Int(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Int(2, OpsetVersion))
            .ToArray();
    }

    private static ProtobufWriter Node(string operation, ReadOnlySpan<string> inputs, string output)
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        // ONNX writes Relu, Tanh, Sigmoid and Softmax as NetGen does.
        return node.Text(2, output).Text(4, operation);
    }

    private static ProtobufWriter Tensor(string name, ReadOnlySpan<int> dimensions, ReadOnlySpan<float> values)
    {
        var tensor = new ProtobufWriter();
        foreach (int dimension in dimensions)
        {
            tensor.Int(1, dimension);
        }

        return tensor.Int(2, Float).Text(8, name).Floats(9, values);
    }

    private static ProtobufWriter Value(string name, int rows, int columns)
    {
        ProtobufWriter shape = new ProtobufWriter().Message(1, new ProtobufWriter().Int(1, rows)).Message(1, new ProtobufWriter().Int(1, columns));
        ProtobufWriter type = new ProtobufWriter().Message(1, new ProtobufWriter().Int(1, Float).Message(2, shape));
        return new ProtobufWriter().Text(1, name).Message(2, type);
    }
}
