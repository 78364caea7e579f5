using NetGen.Build.Onnx;

namespace NetGen.Build.Tests.Writing;

/// <summary>The messages AttributeProto of every type.</summary>
internal static class Attribute
{
    private const int NameField = 1, FloatField = 2, IntField = 3, TextField = 4, TensorField = 5, GraphField = 6, FloatsField = 7, IntsField = 8,
        TextsField = 9,
        TensorsField = 10, GraphsField = 11, TypeField = 20, ReferenceField = 21;

    public static ProtobufWriter Float(string name, float value) => Named(name, AttributeType.Float).Float(FloatField, value);

    public static ProtobufWriter Int(string name, long value) => Named(name, AttributeType.Int).Int(IntField, value);

    public static ProtobufWriter Text(string name, string value) => Named(name, AttributeType.String).Text(TextField, value);

    public static ProtobufWriter Tensor(string name, ProtobufWriter tensor) => Named(name, AttributeType.Tensor).Message(TensorField, tensor);

    public static ProtobufWriter Graph(string name, ProtobufWriter graph) => Named(name, AttributeType.Graph).Message(GraphField, graph);

    public static ProtobufWriter Floats(string name, params ReadOnlySpan<float> values) => Named(name, AttributeType.Floats).Floats(FloatsField, values);

    public static ProtobufWriter Ints(string name, params ReadOnlySpan<long> values) => Named(name, AttributeType.Ints).Ints(IntsField, values);

    public static ProtobufWriter PackedInts(string name, params ReadOnlySpan<long> values) => Named(name, AttributeType.Ints).PackedInts(IntsField, values);

    public static ProtobufWriter Texts(string name, params string[] values) =>
        Repeat(name, AttributeType.Strings, TextsField, values, static (w, f, v) => w.Text(f, v));

    public static ProtobufWriter Tensors(string name, params ProtobufWriter[] values) =>
        Repeat(name, AttributeType.Tensors, TensorsField, values, static (w, f, v) => w.Message(f, v));

    public static ProtobufWriter Graphs(string name, params ProtobufWriter[] values) =>
        Repeat(name, AttributeType.Graphs, GraphsField, values, static (w, f, v) => w.Message(f, v));

    /// <summary>Inside a function: the attribute of the node that calls it.</summary>
    public static ProtobufWriter Reference(string name, string reference, AttributeType type) => Named(name, type).Text(ReferenceField, reference);

    /// <summary>As files before version 3 of the format have it: the type is what field there is.</summary>
    public static ProtobufWriter UntypedInt(string name, long value) => new ProtobufWriter().Text(NameField, name).Int(IntField, value);

    /// <inheritdoc cref="UntypedInt"/>
    public static ProtobufWriter UntypedInts(string name, params ReadOnlySpan<long> values) =>
        new ProtobufWriter().Text(NameField, name).Ints(IntsField, values);

    /// <summary>Nothing but a name and a type, for attributes that no method here writes.</summary>
    public static ProtobufWriter Named(string name, AttributeType type) => new ProtobufWriter().Text(NameField, name).Int(TypeField, (int)type);

    private static ProtobufWriter Repeat<T>(string name, AttributeType type, int field, T[] values, Action<ProtobufWriter, int, T> write)
    {
        ProtobufWriter attribute = Named(name, type);
        foreach (T value in values)
        {
            write(attribute, field, value);
        }

        return attribute;
    }
}
