using NetGen.Build.Onnx;

namespace NetGen.Build.Tests.Writing;

/// <summary>A graph as it is written down: nodes, constants, inputs and outputs in any number.</summary>
internal sealed class GraphBuilder
{
    private const int NodesField = 1, NameField = 2, InitializersField = 5, InputsField = 11, OutputsField = 12, ShapesField = 13, SparseField = 15;

    private readonly ProtobufWriter _graph = new ProtobufWriter().Text(NameField, "graph");

    public GraphBuilder Node(ProtobufWriter node) => With(NodesField, node);

    public GraphBuilder Node(string operation, string[] inputs, string[] outputs, params ProtobufWriter[] attributes) =>
        Node(NodeMessage.Of(operation, inputs, outputs, attributes: attributes));

    /// <summary>A node that reads one value and gives one.</summary>
    public GraphBuilder Node(string operation, string input, string output, params ProtobufWriter[] attributes) =>
        Node(operation, [input], [output], attributes);

    public GraphBuilder Initializer(ProtobufWriter tensor) => With(InitializersField, tensor);

    public GraphBuilder Initializer(string name, ReadOnlySpan<long> dimensions, params ReadOnlySpan<float> values) =>
        Initializer(Tensor.Raw(name, dimensions, values));

    public GraphBuilder IntsInitializer(string name, params ReadOnlySpan<long> values) => Initializer(Tensor.RawInts(name, [values.Length], values));

    public GraphBuilder SparseInitializer(ProtobufWriter tensor) => With(SparseField, tensor);

    public GraphBuilder Input(string name, params ReadOnlySpan<Dimension> dimensions) =>
        With(InputsField, ValueMessage.Of(name, ElementType.Float, dimensions));

    public GraphBuilder Output(string name, params ReadOnlySpan<Dimension> dimensions) =>
        With(OutputsField, ValueMessage.Of(name, ElementType.Float, dimensions));

    public GraphBuilder Shape(string name, params ReadOnlySpan<Dimension> dimensions) =>
        With(ShapesField, ValueMessage.Of(name, ElementType.Float, dimensions));

    public GraphBuilder InputMessage(ProtobufWriter value) => With(InputsField, value);

    public GraphBuilder OutputMessage(ProtobufWriter value) => With(OutputsField, value);

    /// <summary>The graph as a message, for an attribute of a node with a body.</summary>
    public ProtobufWriter ToMessage() => new ProtobufWriter().Raw(_graph.ToArray());

    /// <summary>The graph as a whole file.</summary>
    public byte[] ToFile(int opset = 13, params ReadOnlySpan<ProtobufWriter> functions) => ModelMessage.Of(this, opset, functions);

    private GraphBuilder With(int field, ProtobufWriter message)
    {
        _graph.Message(field, message);
        return this;
    }
}
