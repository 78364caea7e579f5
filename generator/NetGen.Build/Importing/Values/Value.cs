using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Values;

/// <summary>What a name of the file stands for while its nodes are read.</summary>
internal abstract class Value;

/// <summary>A value that depends on the network's input: its first dimension is the batch.</summary>
/// <param name="node">The node that gives it.</param>
/// <param name="kind">The type of its elements.</param>
internal sealed class Flow(GraphNode node, ElementKind kind) : Value
{
    public GraphNode Node => node;

    public ElementKind Kind => kind;
}

/// <summary>The result of a node that is declined: nodes that read it are passed over without a word.</summary>
internal sealed class Unknown : Value
{
    public static readonly Unknown Instance = new();
}

/// <summary>An optional input that is left out.</summary>
internal sealed class Missing : Value
{
    public static readonly Missing Instance = new();
}

/// <summary>Types of elements, as far as they matter.</summary>
internal enum ElementKind
{
    Real,
    Whole,
    Truth,
    Text,
}
