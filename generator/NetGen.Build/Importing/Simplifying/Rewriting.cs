using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Applies one rule to a whole graph.</summary>
internal static class Rewriting
{
    /// <summary>The output after the rule has replaced all nodes that match.</summary>
    /// <param name="output">The output before.</param>
    /// <param name="rule">Returns the replacement of a node, or null. It may ask how many nodes read a node.</param>
    public static GraphNode Apply(GraphNode output, Func<GraphNode, Func<GraphNode, int>, GraphNode?> rule)
    {
        IReadOnlyList<GraphNode> nodes = NodeOrder.Of(output);
        Dictionary<GraphNode, int> readers = [];
        foreach (GraphNode read in nodes.SelectMany(static node => node.Inputs)) readers[read] = Readers(read) + 1;

        Dictionary<GraphNode, GraphNode> replaced = [];
        foreach (GraphNode node in nodes)
            if (rule(node, Readers) is { } instead) replaced[node] = instead;

        if (replaced.Count == 0) return output;
        foreach (GraphNode node in nodes.Concat(replaced.Values)) node.Inputs = [.. node.Inputs.Select(Replaced)];
        return Replaced(output);

        int Readers(GraphNode node) => readers.TryGetValue(node, out int count) ? count : 0;

        GraphNode Replaced(GraphNode node) => replaced.TryGetValue(node, out GraphNode? instead) ? instead : node;
    }
}
