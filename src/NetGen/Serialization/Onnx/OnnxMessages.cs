namespace NetGen;

/// <summary>The messages of onnx.proto (IR version 8) that a network needs. The numbers are those of their fields.</summary>
internal static class OnnxMessages
{
    private const int Float = 1, Int64 = 7;
    private const int FloatAttribute = 1, IntAttribute = 2, TextAttribute = 3, IntsAttribute = 7;
    private const int IrVersion = 8, OpsetVersion = 17;

    /// <summary>The name of the free dimension.</summary>
    private const string Batch = "batch";

    /// <summary>The model, which is the whole file.</summary>
    public static ProtobufMessage Model(string producer, string version, ProtobufMessage graph) => new ProtobufMessage()
        .Int(1, IrVersion)
        .Text(2, producer)
        .Text(3, version)
        .Content(7, graph)
        .Content(8, new ProtobufMessage().Text(1, "").Int(2, OpsetVersion));

    /// <summary>An operator.</summary>
    public static ProtobufMessage Node(OnnxNode node)
    {
        var message = new ProtobufMessage();
        foreach (string input in node.Inputs)
        {
            message.Text(1, input);
        }

        message.Text(2, node.Output).Text(3, node.Name).Text(4, node.Operator);
        foreach (ProtobufMessage attribute in node.Attributes)
        {
            message.Content(5, attribute);
        }

        return message;
    }

    /// <summary>An attribute of an operator that is a number.</summary>
    public static ProtobufMessage Attribute(string name, double value) => new ProtobufMessage().Text(1, name).Float(2, (float)value).Int(20, FloatAttribute);

    /// <inheritdoc cref="Attribute(string, double)"/>
    public static ProtobufMessage Attribute(string name, int value) => new ProtobufMessage().Text(1, name).Int(3, value).Int(20, IntAttribute);

    /// <summary>An attribute of an operator that is a text.</summary>
    public static ProtobufMessage Attribute(string name, string value) => new ProtobufMessage().Text(1, name).Text(4, value).Int(20, TextAttribute);

    /// <summary>An attribute of an operator that is a list of integers.</summary>
    public static ProtobufMessage Attribute(string name, IEnumerable<int> values) =>
        new ProtobufMessage().Text(1, name).Ints(8, [.. values.Select(static value => (long)value)]).Int(20, IntsAttribute);

    /// <summary>A constant of the file.</summary>
    public static ProtobufMessage Tensor(string name, int[] dimensions, OnnxFloats values) => Tensor(name, dimensions, Float, values);

    /// <inheritdoc cref="Tensor(string, int[], OnnxFloats)"/>
    public static ProtobufMessage Tensor(string name, int[] dimensions, OnnxInts values) => Tensor(name, dimensions, Int64, values);

    /// <summary>An input or output of the graph: a batch of samples.</summary>
    public static ProtobufMessage Value(string name, int[] dimensions)
    {
        ProtobufMessage shape = new ProtobufMessage().Content(1, new ProtobufMessage().Text(2, Batch));
        foreach (int dimension in dimensions)
        {
            shape.Content(1, new ProtobufMessage().Int(1, dimension));
        }

        ProtobufMessage type = new ProtobufMessage().Content(1, new ProtobufMessage().Int(1, Float).Content(2, shape));
        return new ProtobufMessage().Text(1, name).Content(2, type);
    }

    private static ProtobufMessage Tensor(string name, int[] dimensions, int type, IFileContent values) =>
        new ProtobufMessage().Ints(1, [.. dimensions.Select(static dimension => (long)dimension)]).Int(2, type).Text(8, name).Content(9, values);
}
