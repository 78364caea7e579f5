using NetGen.Build.Text;

namespace NetGen.Build.Importing.Writing;

/// <summary>A network, as the text states it.</summary>
/// <param name="Source">The path of the file in the project file.</param>
/// <param name="Producer">The program that wrote the file, and the version of its operators.</param>
/// <param name="InputName">The input's name.</param>
/// <param name="FileInput">The shape of an input row in the file.</param>
/// <param name="InputShape">The shape of an input row for the first layers.</param>
/// <param name="OutputName">The output's name.</param>
/// <param name="FileOutput">The shape of an output row in the file.</param>
/// <param name="Labels">The labels of the classes.</param>
/// <param name="Nodes">The layers.</param>
internal sealed record NetworkText(
    string Source,
    string Producer,
    string InputName,
    int[] FileInput,
    int[] InputShape,
    string OutputName,
    int[] FileOutput,
    IReadOnlyList<object> Labels,
    IReadOnlyList<TextNode> Nodes)
{
    /// <summary>The longest part of a name that messages show. The names of a hostile file may be as long as the file.</summary>
    private const int LongestName = 200;

    private const int LongestMessage = 600;

    /// <summary>All values: first the trained values of all nodes, then the statistics of all nodes.</summary>
    public IReadOnlyList<float[]> Values => [.. Nodes.SelectMany(static node => node.Trained), .. Nodes.SelectMany(static node => node.Statistics)];

    /// <summary>The text of a supported file.</summary>
    public string Write()
    {
        ModelText text = Head(Source, Producer);
        IReadOnlyList<float[]> values = Values;
        if (values.Count > 0) text.Weights(Source, values.Sum(static tensor => (long)tensor.Length) * sizeof(float), ValuesHash.Of(values));

        text.Line(Of("input", new("name", InputName), new("file", FileInput), new("shape", InputShape)));
        text.Line(Of("output", new("name", OutputName), new("file", FileOutput)));
        if (Labels.Count > 0) text.Line($"labels {TextValues.Of(Labels)}");
        foreach (TextNode node in Nodes)
            text.Line(Of("node " + node.Kind,
                [new("name", node.Name), new("reads", node.Reads), new("input", node.Input), new("shape", node.Shape), .. node.Keys]));

        return text.ToString();
    }

    /// <summary>The text of a file that is not supported.</summary>
    public static string Write(string source, string producer, IEnumerable<Problem> problems)
    {
        ModelText text = Head(source, producer);
        foreach (Problem problem in problems)
        {
            text.Line(Of(
                "problem",
                new("id", new Word(problem.Id)),
                new("node", Cut(problem.Node, LongestName)),
                new("operator", Cut(problem.Operator, LongestName)),
                new("opset", problem.Opset),
                new("attribute", Cut(problem.Attribute, LongestName)),
                new("message", Cut(problem.Message, LongestMessage))));
        }

        return text.ToString();
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text.Substring(0, longest) + "...";

    private static ModelText Head(string source, string producer) => new ModelText(source, "onnx").Line($"producer {ModelText.Quote(producer)}");

    private static string Of(string first, params TextKey[] keys) =>
        string.Join(" ", [first, .. keys.Select(static key => $"{key.Name}={TextValues.Of(key.Value)}")]);
}
