using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Values;

/// <summary>The value of a name in the file, while nodes are read.</summary>
internal abstract class Value;

/// <summary>A value that depends on the network's input. Its first dimension is the batch.</summary>
/// <param name="node">The node that computes it.</param>
/// <param name="kind">The type of its elements.</param>
internal sealed class Flow(GraphNode node, ElementKind kind) : Value
{
    public GraphNode Node => node;

    public ElementKind Kind => kind;
}

/// <summary>The result of a node that is not supported. Nodes that read it are skipped without a message.</summary>
internal sealed class Unknown : Value
{
    public static readonly Unknown Instance = new();
}

/// <summary>An optional input that is left out.</summary>
internal sealed class Missing : Value
{
    public static readonly Missing Instance = new();
}

/// <summary>Kinds of elements that are handled differently.</summary>
internal enum ElementKind
{
    Real,
    Whole,
    Truth,
    Text,
}
