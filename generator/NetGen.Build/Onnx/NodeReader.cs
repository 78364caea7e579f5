using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads a NodeProto.</summary>
internal static class NodeReader
{
    private static readonly Dictionary<string, FileAttribute> s_none = new(StringComparer.Ordinal);

    public static FileNode Read(in ProtobufField field, FileContext context)
    {
        string name = "", operation = "", domain = "", overload = "";
        var inputs = new List<string>();
        var outputs = new List<string>();
        Dictionary<string, FileAttribute>? attributes = null;
        context.Budget.Spend(StructureBudget.NodeBytes);
        for (ProtobufReader readerFields = field.Message("a node"); readerFields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Node.Input:
                    inputs.Add(context.Name(reader));
                    break;
                case OnnxFields.Node.Output:
                    outputs.Add(context.Name(reader));
                    break;
                case OnnxFields.Node.Name:
                    name = context.Name(reader);
                    break;
                case OnnxFields.Node.Operator:
                    operation = context.Name(reader);
                    break;
                case OnnxFields.Node.Attribute:
                    FileAttribute attribute = AttributeReader.Read(reader, context);
                    attributes ??= new(StringComparer.Ordinal);
                    if (attributes.ContainsKey(attribute.Own.Name))
                    {
                        throw reader.Error("expected the attributes of a node to have different names", $"'{attribute.Own.Name}' again");
                    }

                    attributes.Add(attribute.Own.Name, attribute);
                    break;
                case OnnxFields.Node.Domain:
                    domain = context.Domain(reader);
                    break;
                case OnnxFields.Node.Overload:
                    overload = context.Name(reader);
                    break;
            }
        }

        return operation.Length > 0
            ? new FileNode(field.At, name, new FunctionName(domain, operation, overload), inputs, outputs, attributes ?? s_none)
            : throw field.Error("expected a node with an operator", "none");
    }
}
