namespace NetGen.Build.Onnx;

/// <summary>Replaces nodes that call functions by the functions' nodes. The result is a graph of operators only.</summary>
/// <param name="functions">The functions of the file.</param>
/// <param name="opsets">The versions of the operator sets for the graph, and for functions that do not state their own.</param>
/// <param name="budget">Limits the growth by functions that call functions.</param>
internal sealed class FunctionInliner(
    IReadOnlyDictionary<FunctionName, FileFunction> functions, IReadOnlyDictionary<string, long> opsets, StructureBudget budget)
{
    private const int DeepestCall = 64, BindingBytes = 40;

    private readonly List<OnnxNode> _nodes = [];
    private readonly HashSet<FunctionName> _active = [];
    private readonly UniqueNames _nodeNames = new();
    private readonly UniqueNames _valueNames = new();

    /// <summary>The nodes of the graph without calls.</summary>
    public IReadOnlyList<OnnxNode> Inline(FileGraph graph)
    {
        if (functions.Count > 0)
        {
            ReserveValueNames(graph);
        }

        var scope = new CallScope("", attributes: null, opsets, Fresh);
        foreach (FileNode node in graph.Nodes)
        {
            Add(node, scope);
        }

        return _nodes;
    }

    private void Add(FileNode node, CallScope scope)
    {
        if (scope.IsCall)
        {
            int names = node.Inputs.Count + node.Outputs.Count;
            budget.Spend(StructureBudget.NodeBytes + ((long)StructureBudget.NumberBytes * names) + ((long)BindingBytes * node.Attributes.Count));
            budget.Spend(scope.NameBytes(node.Name) + node.Outputs.Sum(scope.NameBytes));
        }

        string[] inputs = [.. node.Inputs.Select(scope.Value)];
        string[] outputs = [.. node.Outputs.Select(scope.Value)];
        Dictionary<string, OnnxAttribute> attributes = Resolve(node, scope);
        string output = outputs.FirstOrDefault(static output => output.Length > 0) ?? "";
        string name = _nodeNames.Of(node.Name.Length > 0 ? scope.NodeName(node.Name) : $"{node.Function.Name}_{output}");
        if (functions.TryGetValue(node.Function, out FileFunction function))
        {
            Call(name, function, scope, inputs, outputs, attributes);
        }
        else
        {
            _nodes.Add(new OnnxNode(name, node.Function.Name, node.Function.Domain, OpsetOf(node.Function.Domain, scope), inputs, outputs, attributes));
        }
    }

    private void Call(string name, FileFunction function, CallScope caller, string[] inputs, string[] outputs, Dictionary<string, OnnxAttribute> attributes)
    {
        if (_active.Count == DeepestCall || !_active.Add(function.Name))
        {
            throw new ModelFormatException(_active.Contains(function.Name)
                ? $"Expected functions that do not call themselves, but found that '{function.Name}' does, in node '{name}'."
                : $"Expected functions that call one another at most {DeepestCall} deep, but found more, in node '{name}'.");
        }

        if (inputs.Length > function.Inputs.Count || outputs.Length > function.Outputs.Count)
        {
            throw new ModelFormatException(
                $"Expected at most {function.Inputs.Count} inputs and {function.Outputs.Count} outputs for function '{function.Name}', "
                + $"but found {inputs.Length} and {outputs.Length}, in node '{name}'.");
        }

        budget.Spend(BindingBytes * (long)(function.Inputs.Count + function.Outputs.Count + function.Defaults.Count));
        foreach (KeyValuePair<string, OnnxAttribute> entry in function.Defaults)
        {
            if (!attributes.ContainsKey(entry.Key))
            {
                attributes.Add(entry.Key, entry.Value);
            }
        }

        var scope = new CallScope(name, attributes, function.Opsets, Fresh);
        for (int i = 0; i < function.Inputs.Count; i++)
        {
            scope.Bind(function.Inputs[i], i < inputs.Length ? inputs[i] : "");
        }

        // A parameter that is also a result has two names outside the function.
        var passed = new List<int>();
        for (int i = 0; i < outputs.Length; i++)
        {
            if (outputs[i].Length > 0 && scope.IsBound(function.Outputs[i]))
            {
                passed.Add(i);
            }
            else if (outputs[i].Length > 0)
            {
                scope.Bind(function.Outputs[i], outputs[i]);
            }
        }

        foreach (FileNode node in function.Nodes)
        {
            Add(node, scope);
        }

        foreach (int i in passed)
        {
            budget.Spend(StructureBudget.NodeBytes + scope.NameBytes(function.Outputs[i]));
            string input = function.Outputs[i];
            string identity = _nodeNames.Of(scope.NodeName(input));
            _nodes.Add(new OnnxNode(identity, "Identity", "", OpsetOf("", caller), [scope.Value(input)], [outputs[i]], Attributes()));
        }

        _active.Remove(function.Name);
    }

    private Dictionary<string, OnnxAttribute> Resolve(FileNode node, CallScope scope)
    {
        Dictionary<string, OnnxAttribute> attributes = Attributes();
        foreach (FileAttribute attribute in node.Attributes.Values)
        {
            if (scope.Attribute(attribute) is { } resolved)
            {
                attributes.Add(resolved.Name, resolved);
                if (scope.IsCall && resolved.Tensor is { } tensor)
                {
                    budget.SpendValues(tensor.Length);
                }
            }
        }

        return attributes;
    }

    /// <summary>The version of an operator set. A model that states no version of ONNX's set is from the time when there was only version 1.</summary>
    private long OpsetOf(string domain, CallScope scope) => scope.TryOpset(domain, out long version) || opsets.TryGetValue(domain, out version) ? version : 1;

    private string Fresh(string wanted)
    {
        budget.Spend(StructureBudget.NameBytes + (2L * wanted.Length));
        return _valueNames.Of(wanted);
    }

    private void ReserveValueNames(FileGraph graph)
    {
        IEnumerable<string> names = graph.Inputs.Select(static input => input.Name)
            .Concat(graph.Initializers.Keys)
            .Concat(graph.Nodes.SelectMany(static node => node.Inputs.Concat(node.Outputs)));
        foreach (string name in names)
        {
            _valueNames.Reserve(name);
        }
    }

    private static Dictionary<string, OnnxAttribute> Attributes() => new(StringComparer.Ordinal);
}
