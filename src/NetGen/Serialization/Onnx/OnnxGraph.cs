using System.Globalization;

namespace NetGen;

/// <summary>The operators and constants of a file, in the order in which they are added.</summary>
internal sealed class OnnxGraph
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<ProtobufMessage> _constants = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds an operator. Its output has the operator's name.</summary>
    /// <param name="layer">The layer that it belongs to.</param>
    /// <param name="operation">The name of the operation in ONNX.</param>
    /// <param name="inputs">The names of its inputs.</param>
    /// <param name="attributes">Its attributes.</param>
    public string Add(string layer, string operation, string[] inputs, params ProtobufMessage[] attributes)
    {
        var node = new OnnxNode(operation, Unique($"{layer}/{operation}"), inputs, attributes);
        _nodes.Add(node);
        return node.Name;
    }

    /// <summary>Adds a constant.</summary>
    /// <param name="name">Its name, if that is not taken.</param>
    /// <param name="dimensions">Its shape.</param>
    /// <param name="values">Returns the values when the file is written.</param>
    public string Constant(string name, int[] dimensions, Func<ReadOnlyMemory<float>> values)
    {
        name = Unique(name);
        int length = dimensions.Aggregate(1, static (product, size) => checked(product * size));
        _constants.Add(OnnxMessages.Tensor(name, dimensions, new OnnxFloats(length, values)));
        return name;
    }

    /// <summary>Adds a constant number. Equal numbers share one constant.</summary>
    public string Number(double value)
    {
        float number = (float)value;
        string name = $"number_{number.ToString("R", CultureInfo.InvariantCulture)}";
        if (_names.Add(name))
        {
            _constants.Add(OnnxMessages.Tensor(name, [], new OnnxFloats(1, () => new[] { number })));
        }

        return name;
    }

    /// <summary>Adds a constant list of integers. Equal lists share one constant.</summary>
    public string Numbers(IEnumerable<int> values)
    {
        long[] numbers = [.. values.Select(static value => (long)value)];
        string name = $"numbers_{string.Join('_', numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)))}";
        if (_names.Add(name))
        {
            _constants.Add(OnnxMessages.Tensor(name, [numbers.Length], new OnnxInts(numbers)));
        }

        return name;
    }

    /// <summary>Adds a permutation of the axes of a value.</summary>
    public string Transpose(string layer, string value, IEnumerable<int> order) => Add(layer, "Transpose", [value], OnnxMessages.Attribute("perm", order));

    /// <summary>Adds a change of the shape of a value. The batch dimension does not change.</summary>
    public string Reshape(string layer, string value, int[] sample) =>
        sample.Length == 1 ? Add(layer, "Flatten", [value], OnnxMessages.Attribute("axis", 1)) : Add(layer, "Reshape", [value, Numbers([0, .. sample])]);

    /// <summary>Renames a value.</summary>
    public void Rename(string value, string name)
    {
        foreach (OnnxNode node in _nodes)
        {
            node.Output = string.Equals(node.Output, value, StringComparison.Ordinal) ? name : node.Output;
            for (int i = 0; i < node.Inputs.Length; i++)
            {
                node.Inputs[i] = string.Equals(node.Inputs[i], value, StringComparison.Ordinal) ? name : node.Inputs[i];
            }
        }
    }

    /// <summary>The complete graph.</summary>
    public ProtobufMessage ToMessage(string name, ProtobufMessage input, ProtobufMessage output)
    {
        var message = new ProtobufMessage();
        foreach (OnnxNode node in _nodes)
        {
            message.Content(1, OnnxMessages.Node(node));
        }

        message.Text(2, name);
        foreach (ProtobufMessage constant in _constants)
        {
            message.Content(5, constant);
        }

        return message.Content(11, input).Content(12, output);
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return unique;
    }
}
