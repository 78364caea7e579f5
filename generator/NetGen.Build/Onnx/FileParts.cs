namespace NetGen.Build.Onnx;

/// <summary>A node in the file. It may call a function. Inside a function, its attributes may refer to the caller's.</summary>
/// <param name="At">Its position in the file, in bytes.</param>
/// <param name="Name">Its name, which may be empty or not unique.</param>
/// <param name="Function">The operator or function.</param>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="Outputs">The names of its outputs.</param>
/// <param name="Attributes">Its attributes by name.</param>
internal sealed record FileNode(
    long At,
    string Name,
    FunctionName Function,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, FileAttribute> Attributes);

/// <summary>An attribute in the file.</summary>
/// <param name="Own">Its value.</param>
/// <param name="Reference">Inside a function, the name of the caller's attribute that has the value; empty if the attribute has its own value.</param>
internal sealed record FileAttribute(OnnxAttribute Own, string Reference);

/// <summary>The name of the operator of a node, or of the function if the file has one of that name.</summary>
/// <param name="Domain">The operator set.</param>
/// <param name="Name">The operator.</param>
/// <param name="Overload">Distinguishes functions of the same name; usually empty.</param>
internal sealed record FunctionName(string Domain, string Name, string Overload)
{
    public override string ToString() => Domain.Length == 0 ? Name : $"{Domain}.{Name}";
}

/// <summary>A function: nodes that replace a node with the function's name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">The names of its parameters.</param>
/// <param name="Outputs">The names of its results.</param>
/// <param name="Defaults">Attributes that a caller may leave out.</param>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Opsets">The versions of the operator sets for its nodes.</param>
internal sealed record FileFunction(
    FunctionName Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, OnnxAttribute> Defaults,
    IReadOnlyList<FileNode> Nodes,
    IReadOnlyDictionary<string, long> Opsets);

/// <summary>A graph in the file.</summary>
internal sealed record FileGraph(
    IReadOnlyList<FileNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs,
    IReadOnlyDictionary<string, OnnxValue> Shapes);
