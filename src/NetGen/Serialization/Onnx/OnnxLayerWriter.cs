namespace NetGen;

/// <summary>The context in which a layer is written: the layer, its inputs, and the graph.</summary>
internal sealed class OnnxLayerWriter(OnnxNetwork network, OnnxLayer layer)
{
    /// <summary>Its settings and shapes.</summary>
    public LayerLine Line => layer.Line;

    /// <inheritdoc cref="OnnxLayer.Kind"/>
    public string Kind => layer.Kind;

    /// <summary>A trained tensor of the layer.</summary>
    public OnnxParameter Parameter(int index) => layer.Parameters[index];

    /// <summary>Number of trained tensors.</summary>
    public int Parameters => layer.Parameters.Length;

    /// <summary>A statistic or constant of the layer.</summary>
    public OnnxParameter Statistic(int index) => layer.Statistics[index];

    /// <summary>An input of the layer, in the order that it has.</summary>
    public OnnxValue Read(int index = 0) => network.Given(layer.Line.Reads[index]);

    /// <summary>An input of the layer in a given shape, channels last.</summary>
    public string Last(int[] shape, int index = 0) => network.Last(layer.Name, Read(index), shape);

    /// <summary>An input of the layer in a given shape, channels first.</summary>
    public string First(int[] shape, int index = 0) => network.First(layer.Name, Read(index), shape);

    /// <summary>An input of the layer in a given shape, in the requested order.</summary>
    public string In(bool isFirst, int[] shape, int index = 0) => isFirst ? First(shape, index) : Last(shape, index);

    /// <summary>Adds an operator.</summary>
    public string Add(string operation, string[] inputs, params ProtobufMessage[] attributes) => network.Graph.Add(layer.Name, operation, inputs, attributes);

    /// <summary>Adds a tensor of the network as a constant, in its own order.</summary>
    public string Constant(OnnxParameter tensor, int[]? shape = null) => network.Graph.Constant(tensor.Name, shape ?? tensor.Shape, () => tensor.Values);

    /// <summary>Adds a constant whose values are computed when the file is written.</summary>
    public string Constant(string name, int[] shape, Func<ReadOnlyMemory<float>> values) => network.Graph.Constant(name, shape, values);

    /// <summary>Adds a tensor that is combined element by element with another value of the given shape, in the requested order.</summary>
    public string Beside(OnnxParameter tensor, int[] shape, bool isFirst) => isFirst
        ? network.Graph.Constant(tensor.Name, OnnxValue.ToFirst(shape), () => tensor.ChannelsFirst(shape))
        : Constant(tensor, shape);

    /// <summary>Adds a constant number.</summary>
    public string Number(double value) => network.Graph.Number(value);

    /// <summary>Adds a constant list of integers.</summary>
    public string Numbers(IEnumerable<int> values) => network.Graph.Numbers(values);

    /// <summary>Adds a change of the shape of a value.</summary>
    public string Reshape(string value, int[] shape) => network.Graph.Reshape(layer.Name, value, shape);

    /// <summary>Adds a permutation of the axes of a value, whose first axis is the batch.</summary>
    public string Transpose(string value, IEnumerable<int> order) => network.Graph.Transpose(layer.Name, value, order);
}
