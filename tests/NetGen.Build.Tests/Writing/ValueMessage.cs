using NetGen.Build.Onnx;

namespace NetGen.Build.Tests.Writing;

/// <summary>The message ValueInfoProto.</summary>
internal static class ValueMessage
{
    public static ProtobufWriter Of(string name, ElementType type, params ReadOnlySpan<Dimension> dimensions)
    {
        var shape = new ProtobufWriter();
        foreach (Dimension dimension in dimensions)
        {
            shape.Message(1, dimension.ToMessage());
        }

        return Typed(name, new ProtobufWriter().Int(1, (int)type).Message(2, shape));
    }

    public static ProtobufWriter WithoutShape(string name, ElementType type) => Typed(name, new ProtobufWriter().Int(1, (int)type));

    /// <summary>A list of values, as classifiers give them: no tensor.</summary>
    public static ProtobufWriter Sequence(string name) =>
        new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(4, new ProtobufWriter().Message(1, new ProtobufWriter())));

    private static ProtobufWriter Typed(string name, ProtobufWriter tensorType) =>
        new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensorType));
}
