using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading;

/// <summary>Reads the nodes that the output of a file depends on.</summary>
internal sealed class GraphReading
{
    private readonly OnnxModel model;
    private readonly Action<Problem> report;
    private readonly Dictionary<string, Value> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private readonly Budget budget;

    private GraphReading(OnnxModel model, Action<Problem> report)
    {
        this.model = model;
        this.report = report;
        budget = new Budget(model.Graph.Initializers.Values.Sum(static tensor => (long)tensor.Length));
    }

    /// <summary>The graph; null if a problem was reported.</summary>
    public static ReadGraph? Of(OnnxModel model, Action<Problem> report) => new GraphReading(model, report).Read();

    private ReadGraph? Read()
    {
        bool complete = true;
        NetworkOutput? output = OutputReading.Of(model.Graph, Graph);
        if (output is null) return null;

        IReadOnlyList<OnnxNode> nodes = LiveNodes.Of(model.Graph, output.Value);
        read.Add(output.Value);
        foreach (OnnxNode node in nodes) read.UnionWith(node.Inputs);

        (OnnxValue Value, InputRow Row)? input = InputReading.Of(model.Graph, read, Graph);
        GraphNode? start = null;
        if (input is { } found)
        {
            start = new GraphNode(new NodeSource(found.Value.Name, "", model.Opset), new NetworkInput(), found.Row.Shape);
            values[found.Value.Name] = new Flow(start, found.Row.Kind);
        }
        else
        {
            complete = false;
            foreach (OnnxValue other in model.Graph.Inputs) values[other.Name] = Unknown.Instance;
        }

        foreach (OnnxNode node in nodes) complete &= Node(node, input?.Row);
        if (!complete) return null;

        switch (Named(output.Value))
        {
            case Flow flow: return new ReadGraph(input!.Value.Value.Name, start!, output.Name, flow.Node, output.Labels);
            case Constant: Graph($"The output '{output.Name}' does not depend on the input. The output of a network must depend on it."); return null;
            default: Damaged($"Nothing gives the output '{output.Name}'."); return null;
        }
    }

    private bool Node(OnnxNode node, InputRow? input)
    {
        Value result = Unknown.Instance;
        try
        {
            Value?[] inputs = [.. node.Inputs.Select(Named)];
            int absent = Array.IndexOf(inputs, null);
            if (absent >= 0)
            {
                report(new Problem(Problem.Damaged, node.Name, node.Operator, node.Opset, "",
                    $"{node.Operator} reads '{node.Inputs[absent]}', which no node before it gives."));
            }
            else if (inputs.Contains(Unknown.Instance))
            {
                _ = Entry(node);
            }
            else
            {
                NodeReading reading = new(node, inputs!, input, budget, read.Contains);
                Value found = Entry(node).Read(reading);
                reading.OnlyFirstOutput();
                if (found is Constant constant && !inputs.Contains(constant))
                {
                    budget.Take(constant.Length);
                    constant.Compute();
                }

                result = found;
            }
        }
        catch (DeclinedException declined)
        {
            report(new Problem(Problem.NotRead, node.Name, node.Operator, node.Opset, declined.Attribute, declined.Message));
        }
        catch (ModelFormatException damaged)
        {
            report(new Problem(Problem.Damaged, node.Name, node.Operator, node.Opset, "", damaged.Message));
        }
        catch (Exception error)
            when (error is OverflowException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OutOfMemoryException
            or FormatException)
        {
            report(new Problem(Problem.Damaged, node.Name, node.Operator, node.Opset, "",
                $"{node.Operator} has numbers or shapes that make no sense together."));
        }

        foreach (string name in node.Outputs) if (name.Length > 0) values[name] = Unknown.Instance;
        if (node.Outputs.Count > 0 && node.Outputs[0].Length > 0) values[node.Outputs[0]] = result;
        return result is not Unknown;
    }

    private static OperatorEntry Entry(OnnxNode node)
    {
        OperatorEntry? entry = OperatorCatalog.Find(node.Domain, node.Operator);
        if (entry is not null && node.Opset >= entry.Since && node.Opset <= entry.Until) return entry;

        string name = node.Domain.Length == 0 ? node.Operator : $"{node.Domain}.{node.Operator}";
        throw new DeclinedException(entry is null
            ? $"NetGen does not support the operator {name}. It supports products of matrices, convolutions, pools, normalisations, activations, arithmetic "
                + "and changes " +
                "of shape. " +
              "The page docs/onnx.md lists every operator."
            : $"NetGen does not support {name} of opset {node.Opset}. It supports opsets {entry.Since} to {entry.Until}.");
    }

    private Value? Named(string name)
    {
        if (name.Length == 0) return Missing.Instance;
        if (values.TryGetValue(name, out Value? value)) return value;
        return model.Graph.Initializers.TryGetValue(name, out OnnxTensor? tensor) ? values[name] = Constant.Of(tensor) : null;
    }

    private void Graph(string message) => report(new Problem(Problem.NotRead, "", "", model.Opset, "", message));

    private void Damaged(string message) => report(new Problem(Problem.Damaged, "", "", model.Opset, "", message));
}
