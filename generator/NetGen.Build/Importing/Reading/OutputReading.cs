using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading;

/// <summary>The output of the network.</summary>
/// <param name="Name">The output's name in the file.</param>
/// <param name="Value">The value that is used. For a ZipMap it is the input of the ZipMap.</param>
/// <param name="Labels">The labels of the classes.</param>
internal sealed record NetworkOutput(string Name, string Value, IReadOnlyList<object> Labels);

/// <summary>Finds the network's output. A classifier's label output next to its probabilities is left out.</summary>
internal static class OutputReading
{
    private static readonly HashSet<string> AfterLabel = new(["Cast", "Reshape", "Identity", "Squeeze", "Flatten"], StringComparer.Ordinal);

    public static NetworkOutput? Of(OnnxGraph graph, Action<string> report)
    {
        if (graph.Outputs.Count == 1) return Probabilities(graph, graph.Outputs[0].Name, []);
        if (graph.Outputs.Count == 2)
        {
            for (int i = 0; i < 2; i++)
                if (Labels(graph, graph.Outputs[i].Name) is { } labels)
                    return Probabilities(graph, graph.Outputs[1 - i].Name, labels);
        }

        string found = graph.Outputs.Count == 0 ? "no outputs"
            : $"{graph.Outputs.Count} outputs ({string.Join(", ", graph.Outputs.Select(static output => output.Name))})";
        report($"The model has {found}. NetGen supports models with one output, and classifiers that give a label and probabilities.");
        return null;
    }

    private static NetworkOutput Probabilities(OnnxGraph graph, string name, IReadOnlyList<object> labels)
    {
        if (Giver(graph, name) is not { Operator: "ZipMap", Domain: OperatorCatalog.Learning, Inputs.Count: > 0 } map)
            return new NetworkOutput(name, name, labels);

        if (labels.Count == 0)
        {
            labels = map.Attributes.TryGetValue("classlabels_strings", out OnnxAttribute? texts) && texts.Texts.Count > 0 ? [.. texts.Texts]
                : map.Attributes.TryGetValue("classlabels_int64s", out OnnxAttribute? numbers) ? [.. numbers.Ints.Cast<object>()]
                : [];
        }

        return new NetworkOutput(name, map.Inputs[0], labels);
    }

    /// <summary>The labels, if an output selects one of constant labels by the index of the largest probability; else null.</summary>
    private static List<object>? Labels(OnnxGraph graph, string name)
    {
        OnnxNode? node = Giver(graph, name);
        for (int steps = 0; node is { Domain: "", Inputs.Count: > 0 } && AfterLabel.Contains(node.Operator) && steps < 8; steps++)
            node = Giver(graph, node.Inputs[0]);
        if (node is not { Operator: "ArrayFeatureExtractor", Domain: OperatorCatalog.Learning, Inputs.Count: 2 }) return null;
        if (!graph.Initializers.TryGetValue(node.Inputs[0], out OnnxTensor? labels)) return null;

        return labels.Type == ElementType.String ? [.. labels.Texts()]
            : labels.Type is ElementType.Float or ElementType.Double ? [.. labels.Floats().Select(static label => (object)(long)label)]
            : [.. labels.Integers().Cast<object>()];
    }

    private static OnnxNode? Giver(OnnxGraph graph, string name) => graph.Nodes.FirstOrDefault(node => node.Outputs.Contains(name, StringComparer.Ordinal));
}
