namespace NetGen.Build.Importing.Graph;

/// <summary>One operation on rows. Shapes are those of the file, without the batch.</summary>
/// <param name="source">The node in the file.</param>
/// <param name="operation">Its operation.</param>
/// <param name="shape">The shape of its output.</param>
/// <param name="inputs">Its inputs.</param>
internal sealed class GraphNode(NodeSource source, Operation operation, int[] shape, params GraphNode[] inputs)
{
    public NodeSource Source => source;

    public Operation Operation { get; set; } = operation;

    public int[] Shape => shape;

    public GraphNode[] Inputs { get; set; } = inputs;
}

/// <summary>The origin of a node, for names and problems.</summary>
/// <param name="Name">The node's name in the file.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Opset">The version of the operator's set.</param>
internal sealed record NodeSource(string Name, string Operator, long Opset);
