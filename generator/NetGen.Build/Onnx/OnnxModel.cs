namespace NetGen.Build.Onnx;

/// <summary>A model file with its functions inlined. Nothing is interpreted yet.</summary>
/// <param name="Producer">The program that wrote the file, for human readers.</param>
/// <param name="Opsets">The version of each operator set. The name of ONNX's own set is "".</param>
/// <param name="Graph">The graph.</param>
internal sealed record OnnxModel(string Producer, IReadOnlyDictionary<string, long> Opsets, OnnxGraph Graph)
{
    /// <summary>The version of the ONNX operators.</summary>
    public long Opset => Opsets.TryGetValue("", out long version) ? version : 1;
}

/// <summary>Nodes and the values around them.</summary>
/// <param name="Nodes">The nodes. Each comes after its inputs.</param>
/// <param name="Initializers">Constant tensors by name.</param>
/// <param name="Inputs">The inputs. Initializers that the file repeats as inputs are left out.</param>
/// <param name="Outputs">The outputs.</param>
/// <param name="Shapes">The shapes that the file states for values between nodes. They may be wrong.</param>
internal sealed record OnnxGraph(
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs,
    IReadOnlyDictionary<string, OnnxValue> Shapes);

/// <summary>A value's name, type and shape.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements; undefined for a value that is not a tensor.</param>
/// <param name="Dimensions">Its dimensions; null if the file states no shape. A dimension is null if it is free or has a name.</param>
internal sealed record OnnxValue(string Name, ElementType Type, IReadOnlyList<long?>? Dimensions);

/// <summary>One application of an operator.</summary>
/// <param name="Name">Its name. If the file has none, it is made from the name of its output.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Domain">The operator set; "" for ONNX's own, also if the file writes <c>ai.onnx</c>.</param>
/// <param name="Opset">The version of that set for this node. Functions may have another version than the graph.</param>
/// <param name="Inputs">The names of its inputs; "" for an optional input that is left out.</param>
/// <param name="Outputs">The names of its outputs; "" for one that is left out.</param>
/// <param name="Attributes">Its attributes by name.</param>
internal sealed record OnnxNode(
    string Name,
    string Operator,
    string Domain,
    long Opset,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, OnnxAttribute> Attributes);

/// <summary>An attribute of a node. Its type determines which property holds the value.</summary>
internal sealed record OnnxAttribute(string Name, AttributeType Type)
{
    public float Float { get; init; }

    public long Int { get; init; }

    public string Text { get; init; } = "";

    public OnnxTensor? Tensor { get; init; }

    public IReadOnlyList<float> Floats { get; init; } = [];

    public IReadOnlyList<long> Ints { get; init; } = [];

    public IReadOnlyList<string> Texts { get; init; } = [];
}

/// <summary>The types of attributes, with the numbers of ONNX. Subgraphs and other unsupported types keep their numbers.</summary>
internal enum AttributeType
{
    Undefined = 0,
    Float = 1,
    Int = 2,
    String = 3,
    Tensor = 4,
    Graph = 5,
    Floats = 6,
    Ints = 7,
    Strings = 8,
    Tensors = 9,
    Graphs = 10,
    SparseTensor = 11,
    SparseTensors = 12,
}

/// <summary>The types of elements, with the numbers of ONNX.</summary>
internal enum ElementType
{
    Undefined = 0,
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Float16 = 10,
    Double = 11,
    UInt32 = 12,
    UInt64 = 13,
    BFloat16 = 16,
}
