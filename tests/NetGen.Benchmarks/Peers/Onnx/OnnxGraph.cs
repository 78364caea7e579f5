using System.Globalization;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A chain of operations, each on the output of the one before.</summary>
/// <param name="input">Name of what the first reads.</param>
/// <param name="values">The network's parameters, then its running statistics: handed out in this order.</param>
/// <param name="parameterCount">How many parameters there are.</param>
internal sealed class OnnxGraph(string input, float[] values, int parameterCount)
{
    private readonly ProtobufWriter _graph = new();
    private string _last = input;
    private int _names;
    private int _parameter;
    private int _state = parameterCount;

    /// <summary>The next parameters as a constant; its name.</summary>
    public string Parameters(params ReadOnlySpan<int> shape) => Constant(shape, ref _parameter);

    /// <summary>The next statistics as a constant; its name.</summary>
    public string State(params ReadOnlySpan<int> shape) => Constant(shape, ref _state);

    /// <summary>One more operation.</summary>
    /// <param name="operation">As ONNX calls it.</param>
    /// <param name="constants">What it reads besides the output of the one before.</param>
    /// <param name="output">Name of its output; null for one that only the next reads.</param>
    /// <param name="attributes">Its attributes.</param>
    public void Add(string operation, string[] constants, string? output, params ReadOnlySpan<ProtobufWriter> attributes)
    {
        output ??= NewName();
        ProtobufWriter node = OnnxMessages.Node(operation, [_last, .. constants], output);
        foreach (ProtobufWriter attribute in attributes)
        {
            node.Message(5, attribute);
        }

        _graph.Message(1, node);
        _last = output;
    }

    /// <summary>The graph, which is complete now.</summary>
    public ProtobufWriter ToMessage(ProtobufWriter inputValue, ProtobufWriter outputValue) =>
        _graph.Text(2, "net").Message(11, inputValue).Message(12, outputValue);

    private string Constant(ReadOnlySpan<int> shape, ref int start)
    {
        int length = 1;
        foreach (int dimension in shape)
        {
            length *= dimension;
        }

        string name = NewName();
        _graph.Message(5, OnnxMessages.Tensor(name, shape, values.AsSpan(start, length)));
        start += length;
        return name;
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"v{_names++}");
}
