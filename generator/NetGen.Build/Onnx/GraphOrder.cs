namespace NetGen.Build.Onnx;

/// <summary>Sorts nodes so that each comes after its inputs, and throws for graphs that have no such order.</summary>
internal static class GraphOrder
{
    /// <summary>The nodes in order. Nodes that are in order already stay as they are.</summary>
    /// <exception cref="ModelFormatException">A value is missing or computed twice, or nodes depend on each other in a cycle.</exception>
    public static IReadOnlyList<OnnxNode> Sort(IReadOnlyList<OnnxNode> nodes, FileGraph graph)
    {
        var given = new HashSet<string>(graph.Inputs.Select(static input => input.Name).Concat(graph.Initializers.Keys), StringComparer.Ordinal);
        Dictionary<string, int> makers = Makers(nodes, given);
        foreach (OnnxValue output in graph.Outputs)
        {
            if (!given.Contains(output.Name) && !makers.ContainsKey(output.Name))
            {
                throw new ModelFormatException($"Expected a node that gives the output '{output.Name}' of the graph, but found none.");
            }
        }

        int[] waiting = new int[nodes.Count];
        var readers = new List<int>?[nodes.Count];
        var ready = new SortedSet<int>();
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (string input in nodes[i].Inputs)
            {
                if (makers.TryGetValue(input, out int maker))
                {
                    waiting[i]++;
                    (readers[maker] ??= []).Add(i);
                }
                else if (input.Length > 0 && !given.Contains(input))
                {
                    throw new ModelFormatException(
                        $"Expected the value '{input}', which node '{nodes[i].Name}' reads, to be given by a node or the file, but found neither.");
                }
            }

            if (waiting[i] == 0)
            {
                ready.Add(i);
            }
        }

        // The earliest node that is ready comes next, so nodes that are in order stay in place.
        var sorted = new List<OnnxNode>(nodes.Count);
        while (ready.Count > 0)
        {
            int next = ready.Min;
            ready.Remove(next);
            sorted.Add(nodes[next]);
            foreach (int reader in readers[next] ?? [])
            {
                if (--waiting[reader] == 0)
                {
                    ready.Add(reader);
                }
            }
        }

        return sorted.Count == nodes.Count ? sorted : throw Circle(nodes, makers, waiting);
    }

    private static Dictionary<string, int> Makers(IReadOnlyList<OnnxNode> nodes, HashSet<string> given)
    {
        var makers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (string output in nodes[i].Outputs)
            {
                if (output.Length == 0)
                {
                    continue;
                }

                if (given.Contains(output) || makers.ContainsKey(output))
                {
                    throw new ModelFormatException($"Expected each value to be given once, but found that node '{nodes[i].Name}' gives '{output}' again.");
                }

                makers.Add(output, i);
            }
        }

        return makers;
    }

    /// <summary>Finds a cycle: following inputs back from a node that is never ready must lead to one.</summary>
    private static ModelFormatException Circle(IReadOnlyList<OnnxNode> nodes, Dictionary<string, int> makers, int[] waiting)
    {
        var visited = new HashSet<int>();
        int at = Array.FindIndex(waiting, static count => count > 0);
        while (visited.Add(at))
        {
            at = nodes[at].Inputs.Where(makers.ContainsKey).Select(input => makers[input]).First(maker => waiting[maker] > 0);
        }

        return new ModelFormatException(
            $"Expected nodes that read earlier values, but found that node '{nodes[at].Name}' reads, through others or directly, its own output.");
    }
}
