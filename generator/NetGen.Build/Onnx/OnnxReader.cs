using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads an ONNX file: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.</summary>
/// <remarks>
/// For any bytes, the reader returns a model or throws a <see cref="ModelFormatException"/>. Its time and memory are bounded by the length of the file.
/// Values of tensors stay in their files until they are requested.
/// </remarks>
internal static class OnnxReader
{
    /// <summary>Reads a model in memory, without other files.</summary>
    public static OnnxModel Read(byte[] bytes) => Read(new ByteSource(new MemoryStream(bytes, writable: false)), new ExternalFiles(folder: null));

    /// <summary>Reads a model.</summary>
    /// <param name="source">The file. It must stay open as long as values may be requested.</param>
    /// <param name="beside">The files next to it.</param>
    /// <exception cref="ModelFormatException">The file is damaged, or is not a model.</exception>
    public static OnnxModel Read(ByteSource source, ExternalFiles beside)
    {
        if (ForeignContent.Find(source) is { } what)
        {
            throw new ModelFormatException($"Expected an ONNX model, such as torch.onnx.export, tf2onnx and skl2onnx write, but found {what}.");
        }

        var context = new FileContext(source, beside);
        string producer = "", producerVersion = "";
        FileGraph? graph = null;
        var opsets = new Dictionary<string, long>(StringComparer.Ordinal);
        var functions = new Dictionary<FunctionName, FileFunction>();
        for (ProtobufReader readerFields = new(source, new ByteRange(0, source.Length), "the model"); readerFields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Model.ProducerName:
                    producer = context.LenientText(reader);
                    break;
                case OnnxFields.Model.ProducerVersion:
                    producerVersion = context.LenientText(reader);
                    break;
                case OnnxFields.Model.Graph:
                    graph = graph is null ? GraphReader.Read(reader, context) : throw reader.Error("expected one graph", "another");
                    break;
                case OnnxFields.Model.Opset:
                    FunctionReader.ReadOpset(reader, context, opsets);
                    break;
                case OnnxFields.Model.Function:
                    FileFunction function = FunctionReader.Read(reader, context);
                    if (functions.ContainsKey(function.Name))
                    {
                        throw reader.Error("expected functions of different names", $"'{function.Name}' again");
                    }

                    functions.Add(function.Name, function);
                    break;
            }
        }

        if (graph is null || graph.Outputs.Count == 0)
        {
            throw new ModelFormatException(
                $"Expected an ONNX model with a graph that has outputs, but found no {(graph is null ? "graph" : "output")} in {source.Length} bytes.");
        }

        IReadOnlyList<OnnxNode> nodes = GraphOrder.Sort(new FunctionInliner(functions, opsets, context.Budget).Inline(graph), graph);
        var whole = new OnnxGraph(nodes, graph.Initializers, graph.Inputs, graph.Outputs, graph.Shapes);
        return new OnnxModel($"{producer} {producerVersion}".Trim(), opsets, whole);
    }
}
