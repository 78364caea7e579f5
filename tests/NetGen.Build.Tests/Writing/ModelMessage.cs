namespace NetGen.Build.Tests.Writing;

/// <summary>The message ModelProto: a whole file.</summary>
internal static class ModelMessage
{
    private const int VersionField = 1, ProducerField = 2, ProducerVersionField = 3, GraphField = 7, OpsetField = 8, FunctionField = 25;

    public static byte[] Of(GraphBuilder graph, int opset = 13, params ReadOnlySpan<ProtobufWriter> functions)
    {
        ProtobufWriter model = new ProtobufWriter()
            .Int(VersionField, 8)
            .Text(ProducerField, "tests")
            .Text(ProducerVersionField, "1.0")
            .Message(GraphField, graph.ToMessage())
            .Message(OpsetField, Opset("", opset));
        foreach (ProtobufWriter function in functions)
        {
            model.Message(FunctionField, function);
        }

        return model.ToArray();
    }

    public static ProtobufWriter Opset(string domain, long version) => new ProtobufWriter().Text(1, domain).Int(2, version);
}
