using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads a GraphProto. Annotations about quantisation are ignored, because they change no value.</summary>
internal static class GraphReader
{
    public static FileGraph Read(in ProtobufField field, FileContext context)
    {
        var nodes = new List<FileNode>();
        var initializers = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        var inputs = new Dictionary<string, OnnxValue>(StringComparer.Ordinal);
        var inputOrder = new List<OnnxValue>();
        var outputs = new List<OnnxValue>();
        var shapes = new Dictionary<string, OnnxValue>(StringComparer.Ordinal);
        for (ProtobufReader readerFields = field.Message("the graph"); readerFields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Graph.Node:
                    nodes.Add(NodeReader.Read(reader, context));
                    break;
                case OnnxFields.Graph.Initializer:
                    OnnxTensor tensor = TensorReader.Read(reader, context, "");
                    RequireName(reader, tensor.Name, initializers.ContainsKey(tensor.Name), "an initializer");
                    initializers.Add(tensor.Name, tensor);
                    break;
                case OnnxFields.Graph.Input:
                    OnnxValue input = ValueReader.Read(reader, context);
                    RequireName(reader, input.Name, inputs.ContainsKey(input.Name), "an input");
                    inputs.Add(input.Name, input);
                    inputOrder.Add(input);
                    break;
                case OnnxFields.Graph.Output:
                    outputs.Add(ValueReader.Read(reader, context));
                    break;
                case OnnxFields.Graph.Value:
                    OnnxValue value = ValueReader.Read(reader, context);
                    shapes[value.Name] = value;
                    break;
                case OnnxFields.Graph.SparseInitializer:
                    throw reader.Error("expected initializers that hold all their values", "a sparse one");
            }
        }

        // Before version 4 of the format, every initializer also had to be an input.
        inputOrder.RemoveAll(input => initializers.ContainsKey(input.Name));
        return new FileGraph(nodes, initializers, inputOrder, outputs, shapes);
    }

    private static void RequireName(in ProtobufField reader, string name, bool isKnown, string what)
    {
        if (name.Length == 0)
        {
            throw reader.Error($"expected {what} with a name", "none");
        }

        if (isKnown)
        {
            throw reader.Error($"expected {what} with a name of its own", $"'{name}' again");
        }
    }
}
