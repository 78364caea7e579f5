namespace NetGen.Build.Importing.Graph;

/// <summary>The nodes that an output depends on. Each node comes after its inputs.</summary>
internal static class NodeOrder
{
    public static IReadOnlyList<GraphNode> Of(GraphNode output)
    {
        List<GraphNode> order = [];
        HashSet<GraphNode> entered = [];
        Stack<(GraphNode Node, bool Done)> left = new([(output, false)]);
        while (left.Count > 0)
        {
            (GraphNode node, bool done) = left.Pop();
            if (done)
            {
                order.Add(node);
            }
            else if (entered.Add(node))
            {
                left.Push((node, true));
                for (int i = node.Inputs.Length - 1; i >= 0; i--) left.Push((node.Inputs[i], false));
            }
        }

        return order;
    }
}
