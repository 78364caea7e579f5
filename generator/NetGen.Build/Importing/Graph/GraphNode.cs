namespace NetGen.Build.Importing.Graph;

/// <summary>One operation on rows. Shapes are those of the file, without the batch.</summary>
/// <param name="source">The node of the file that it stands for.</param>
/// <param name="operation">What it computes.</param>
/// <param name="shape">The shape that it gives.</param>
/// <param name="inputs">What it reads.</param>
internal sealed class GraphNode(NodeSource source, Operation operation, int[] shape, params GraphNode[] inputs)
{
    public NodeSource Source => source;

    public Operation Operation { get; set; } = operation;

    public int[] Shape => shape;

    public GraphNode[] Inputs { get; set; } = inputs;
}

/// <summary>Where a node comes from, for names and for problems.</summary>
/// <param name="Name">The node's name in the file.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Opset">The version of the operator's set.</param>
internal sealed record NodeSource(string Name, string Operator, long Opset);
