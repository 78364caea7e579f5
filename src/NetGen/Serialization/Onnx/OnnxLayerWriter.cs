namespace NetGen;

/// <summary>What the writer of a kind of layer sees: the layer, what it reads, and the graph that grows.</summary>
internal sealed class OnnxLayerWriter(OnnxNetwork network, OnnxLayer layer)
{
    /// <summary>What it computes.</summary>
    public LayerLine Line => layer.Line;

    /// <inheritdoc cref="OnnxLayer.Kind"/>
    public string Kind => layer.Kind;

    /// <summary>The trained tensors.</summary>
    public OnnxParameter Parameter(int index) => layer.Parameters[index];

    /// <summary>How many there are.</summary>
    public int Parameters => layer.Parameters.Length;

    /// <summary>What was measured, or a constant.</summary>
    public OnnxParameter Statistic(int index) => layer.Statistics[index];

    /// <summary>A value that it reads, as it is.</summary>
    public OnnxValue Read(int index = 0) => network.Given(layer.Line.Reads[index]);

    /// <summary>A value that it reads, in a shape, channels last.</summary>
    public string Last(int[] shape, int index = 0) => network.Last(layer.Name, Read(index), shape);

    /// <summary>A value that it reads, in a shape, channel by channel.</summary>
    public string First(int[] shape, int index = 0) => network.First(layer.Name, Read(index), shape);

    /// <summary>A value that it reads, in a shape, in the order asked for.</summary>
    public string In(bool isFirst, int[] shape, int index = 0) => isFirst ? First(shape, index) : Last(shape, index);

    /// <summary>One more operator.</summary>
    public string Add(string operation, string[] inputs, params ProtobufMessage[] attributes) => network.Graph.Add(layer.Name, operation, inputs, attributes);

    /// <summary>A tensor, in its own order.</summary>
    public string Constant(OnnxParameter tensor, int[]? shape = null) => network.Graph.Constant(tensor.Name, shape ?? tensor.Shape, () => tensor.Values);

    /// <summary>A tensor whose values are made when the file is written.</summary>
    public string Constant(string name, int[] shape, Func<ReadOnlyMemory<float>> values) => network.Graph.Constant(name, shape, values);

    /// <summary>A tensor with a value for each of another one's, or repeated along axes of one value, in the order asked for.</summary>
    public string Beside(OnnxParameter tensor, int[] shape, bool isFirst) => isFirst
        ? network.Graph.Constant(tensor.Name, OnnxValue.ToFirst(shape), () => tensor.ChannelsFirst(shape))
        : Constant(tensor, shape);

    /// <summary>A number.</summary>
    public string Number(double value) => network.Graph.Number(value);

    /// <summary>Whole numbers.</summary>
    public string Numbers(IEnumerable<int> values) => network.Graph.Numbers(values);

    /// <summary>The same values in another shape.</summary>
    public string Reshape(string value, int[] shape) => network.Graph.Reshape(layer.Name, value, shape);

    /// <summary>The same values with their axes in another order, the batch first.</summary>
    public string Transpose(string value, IEnumerable<int> order) => network.Graph.Transpose(layer.Name, value, order);
}
