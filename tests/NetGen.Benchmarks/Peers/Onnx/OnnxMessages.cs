namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>The messages of onnx.proto that a graph consists of.</summary>
internal static class OnnxMessages
{
    private const int Float = 1, IntAttribute = 2, IntsAttribute = 7;

    /// <summary>An operation.</summary>
    public static ProtobufWriter Node(string operation, ReadOnlySpan<string> inputs, string output)
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        return node.Text(2, output).Text(4, operation);
    }

    /// <summary>A number that an operation is told.</summary>
    public static ProtobufWriter Attribute(string name, int value) => new ProtobufWriter().Text(1, name).Int(3, value).Int(20, IntAttribute);

    /// <summary>Numbers that an operation is told.</summary>
    public static ProtobufWriter Attribute(string name, ReadOnlySpan<int> values)
    {
        ProtobufWriter attribute = new ProtobufWriter().Text(1, name);
        foreach (int value in values)
        {
            attribute.Int(8, value);
        }

        return attribute.Int(20, IntsAttribute);
    }

    /// <summary>Values that the file holds.</summary>
    public static ProtobufWriter Tensor(string name, ReadOnlySpan<int> dimensions, ReadOnlySpan<float> values)
    {
        var tensor = new ProtobufWriter();
        foreach (int dimension in dimensions)
        {
            tensor.Int(1, dimension);
        }

        return tensor.Int(2, Float).Text(8, name).Floats(9, values);
    }

    /// <summary>What goes in or comes out.</summary>
    public static ProtobufWriter Value(string name, ReadOnlySpan<int> dimensions)
    {
        var shape = new ProtobufWriter();
        foreach (int dimension in dimensions)
        {
            shape.Message(1, new ProtobufWriter().Int(1, dimension));
        }

        ProtobufWriter type = new ProtobufWriter().Message(1, new ProtobufWriter().Int(1, Float).Message(2, shape));
        return new ProtobufWriter().Text(1, name).Message(2, type);
    }
}
