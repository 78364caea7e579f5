namespace NetGen.Build.Onnx;

/// <summary>Resolves names at a node. In the graph a name is itself. In a function it is what the caller passes in.</summary>
/// <param name="name">The name of the calling node; empty for the graph.</param>
/// <param name="attributes">The caller's attributes and the function's defaults; null for the graph.</param>
/// <param name="opsets">The versions of the operator sets.</param>
/// <param name="fresh">Returns a unique name in the graph for a value of the function.</param>
internal sealed class CallScope(
    string name, IReadOnlyDictionary<string, OnnxAttribute>? attributes, IReadOnlyDictionary<string, long> opsets, Func<string, string> fresh)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Whether this is a call of a function.</summary>
    public bool IsCall => attributes is not null;

    /// <summary>The version of an operator set, if the graph or the function states one.</summary>
    public bool TryOpset(string domain, out long version) => opsets.TryGetValue(domain, out version);

    /// <summary>A node's name, with the caller's name before it.</summary>
    public string NodeName(string own) => name.Length == 0 ? own : $"{name}/{own}";

    /// <summary>The memory that a name takes with the caller's name before it, in bytes.</summary>
    public long NameBytes(string own) => StructureBudget.NameBytes + (2L * (name.Length + 1 + own.Length));

    /// <summary>Binds a value of the function to a value of the graph.</summary>
    public void Bind(string inner, string outer) => _values[inner] = outer;

    /// <summary>Whether a value of the function is bound.</summary>
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

    /// <summary>An attribute of a node: its own, or the caller's. It is null if the caller does not set it and there is no default.</summary>
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
