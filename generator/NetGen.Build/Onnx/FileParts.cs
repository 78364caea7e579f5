namespace NetGen.Build.Onnx;

/// <summary>A node as the file has it: it may call a function, and inside of one its attributes may be those of the caller.</summary>
/// <param name="At">Where it lies in the file.</param>
/// <param name="Name">Its name, which may be empty or another node's too.</param>
/// <param name="Function">The operator or the function.</param>
/// <param name="Inputs">Names of values.</param>
/// <param name="Outputs">Names of values.</param>
/// <param name="Attributes">By name.</param>
internal sealed record FileNode(
    long At,
    string Name,
    FunctionName Function,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, FileAttribute> Attributes);

/// <summary>An attribute as the file has it.</summary>
/// <param name="Own">Its value.</param>
/// <param name="Reference">Inside a function, the attribute of the caller whose value it has; empty for one with a value of its own.</param>
internal sealed record FileAttribute(OnnxAttribute Own, string Reference);

/// <summary>What a node applies: an operator, or a function if the file has one of that name.</summary>
/// <param name="Domain">The set of operators.</param>
/// <param name="Name">The operator.</param>
/// <param name="Overload">Tells functions of one name apart; most often empty.</param>
internal sealed record FunctionName(string Domain, string Name, string Overload)
{
    public override string ToString() => Domain.Length == 0 ? Name : $"{Domain}.{Name}";
}

/// <summary>Nodes that a node of the function's name stands for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">Names that its nodes have for what the caller passes in.</param>
/// <param name="Outputs">Names that its nodes have for what the caller receives.</param>
/// <param name="Defaults">Attributes that a caller may leave out.</param>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Opsets">The versions of the operators for its nodes.</param>
internal sealed record FileFunction(
    FunctionName Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, OnnxAttribute> Defaults,
    IReadOnlyList<FileNode> Nodes,
    IReadOnlyDictionary<string, long> Opsets);

/// <summary>A graph as the file has it.</summary>
internal sealed record FileGraph(
    IReadOnlyList<FileNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs,
    IReadOnlyDictionary<string, OnnxValue> Shapes);
