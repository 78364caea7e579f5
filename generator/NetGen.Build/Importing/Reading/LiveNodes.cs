using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading;

/// <summary>The nodes that a value depends on, in the order of the file.</summary>
internal static class LiveNodes
{
    public static IReadOnlyList<OnnxNode> Of(OnnxGraph graph, string output)
    {
        Dictionary<string, int> givers = new(StringComparer.Ordinal);
        for (int i = 0; i < graph.Nodes.Count; i++)
            foreach (string name in graph.Nodes[i].Outputs)
                if (name.Length > 0) givers[name] = i;

        bool[] live = new bool[graph.Nodes.Count];
        Stack<string> wanted = new([output]);
        while (wanted.Count > 0)
        {
            if (!givers.TryGetValue(wanted.Pop(), out int giver) || live[giver]) continue;
            live[giver] = true;
            foreach (string name in graph.Nodes[giver].Inputs) wanted.Push(name);
        }

        return [.. graph.Nodes.Where((_, i) => live[i])];
    }
}
