using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads a FunctionProto, and the versions of operator sets that models and functions state.</summary>
internal static class FunctionReader
{
    public static FileFunction Read(in ProtobufField field, FileContext context)
    {
        string name = "", domain = "", overload = "";
        var inputs = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var outputs = new List<string>();
        var defaults = new Dictionary<string, OnnxAttribute>(StringComparer.Ordinal);
        var nodes = new List<FileNode>();
        var opsets = new Dictionary<string, long>(StringComparer.Ordinal);
        context.Budget.Spend(StructureBudget.NodeBytes);
        for (ProtobufReader readerFields = field.Message("a function"); readerFields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Function.Name:
                    name = context.Name(reader);
                    break;
                case OnnxFields.Function.Domain:
                    domain = context.Domain(reader);
                    break;
                case OnnxFields.Function.Overload:
                    overload = context.Name(reader);
                    break;
                case OnnxFields.Function.Input:
                    string input = context.Name(reader);
                    inputs.Add(known.Add(input) ? input : throw reader.Error("expected the inputs of a function to have different names", $"'{input}' again"));
                    break;
                case OnnxFields.Function.Output:
                    outputs.Add(context.Name(reader));
                    break;
                case OnnxFields.Function.Default:
                    OnnxAttribute attribute = AttributeReader.Read(reader, context).Own;
                    defaults[attribute.Name] = attribute;
                    break;
                case OnnxFields.Function.Node:
                    nodes.Add(NodeReader.Read(reader, context));
                    break;
                case OnnxFields.Function.Opset:
                    ReadOpset(reader, context, opsets);
                    break;
            }
        }

        return name.Length > 0
            ? new FileFunction(new FunctionName(domain, name, overload), inputs, outputs, defaults, nodes, opsets)
            : throw field.Error("expected a function with a name", "none");
    }

    /// <summary>Reads the version of an operator set.</summary>
    public static void ReadOpset(in ProtobufField field, FileContext context, Dictionary<string, long> opsets)
    {
        string domain = "";
        long version = 0;
        for (ProtobufReader readerFields = field.Message("the version of a set of operators"); readerFields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Opset.Domain:
                    domain = context.Domain(reader);
                    break;
                case OnnxFields.Opset.Version:
                    version = reader.Int();
                    break;
            }
        }

        if (opsets.TryGetValue(domain, out long other) && other != version)
        {
            throw field.Error($"expected one version of the operators of '{domain}'", $"{other} and {version}");
        }

        opsets[domain] = version;
    }
}
