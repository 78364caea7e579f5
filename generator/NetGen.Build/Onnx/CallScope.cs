namespace NetGen.Build.Onnx;

/// <summary>What names mean where a node stands: in the graph what they say, within a function what its caller passes in.</summary>
/// <param name="name">The name of the node that calls; empty for the graph.</param>
/// <param name="attributes">The caller's attributes and the function's defaults; null for the graph.</param>
/// <param name="opsets">The versions of operators there.</param>
/// <param name="fresh">Gives a value of the function a name among those of the graph.</param>
internal sealed class CallScope(
    string name, IReadOnlyDictionary<string, OnnxAttribute>? attributes, IReadOnlyDictionary<string, long> opsets, Func<string, string> fresh)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Whether this is within a function.</summary>
    public bool IsCall => attributes is not null;

    /// <summary>The version of a set of operators, if the graph or the function names one.</summary>
    public bool TryOpset(string domain, out long version) => opsets.TryGetValue(domain, out version);

    /// <summary>A node's name with that of the caller before it.</summary>
    public string NodeName(string own) => name.Length == 0 ? own : $"{name}/{own}";

    /// <summary>What a name takes in memory with that of the caller before it.</summary>
    public long NameBytes(string own) => StructureBudget.NameBytes + (2L * (name.Length + 1 + own.Length));

    /// <summary>Says what a value of the function is called outside.</summary>
    public void Bind(string inner, string outer) => _values[inner] = outer;

    /// <summary>Whether it was said what a value is called outside.</summary>
    public bool IsBound(string inner) => _values.ContainsKey(inner);

    /// <summary>The name of a value in the graph.</summary>
    public string Value(string inner)
    {
        if (!IsCall || inner.Length == 0)
        {
            return inner;
        }

        if (!_values.TryGetValue(inner, out string outer))
        {
            outer = fresh(NodeName(inner));
            _values.Add(inner, outer);
        }

        return outer;
    }

    /// <summary>An attribute of a node: its own, or the caller's; null where the caller has none and there is no default.</summary>
    public OnnxAttribute? Attribute(FileAttribute attribute)
    {
        if (attribute.Reference.Length == 0)
        {
            return attribute.Own;
        }

        if (attributes is null)
        {
            throw new ModelFormatException(
                $"Expected attribute '{attribute.Own.Name}' of a node of the graph to have a value, "
                + $"but found a reference to attribute '{attribute.Reference}' of a caller.");
        }

        return attributes.TryGetValue(attribute.Reference, out OnnxAttribute given) ? given with { Name = attribute.Own.Name } : null;
    }
}
