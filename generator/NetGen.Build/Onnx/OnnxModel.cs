namespace NetGen.Build.Onnx;

/// <summary>A model file as it stands, functions inlined: nothing is interpreted yet.</summary>
/// <param name="Producer">The program that wrote the file, for people.</param>
/// <param name="Opsets">The version of each set of operators; the ONNX operators' own domain is "".</param>
/// <param name="Graph">The graph.</param>
internal sealed record OnnxModel(string Producer, IReadOnlyDictionary<string, long> Opsets, OnnxGraph Graph)
{
    /// <summary>The version of the ONNX operators.</summary>
    public long Opset => Opsets.TryGetValue("", out long version) ? version : 1;
}

/// <summary>Nodes and the values around them.</summary>
/// <param name="Nodes">In the order of the file, in which each node reads earlier values.</param>
/// <param name="Initializers">Constant tensors by name.</param>
/// <param name="Inputs">What the caller passes in; initializers that the file repeats as inputs are left out.</param>
/// <param name="Outputs">What the caller receives.</param>
/// <param name="Shapes">What the file says of the shapes of values between nodes; not to be relied on.</param>
internal sealed record OnnxGraph(
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs,
    IReadOnlyDictionary<string, OnnxValue> Shapes);

/// <summary>A value's name, type and shape.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements; undefined for a value that is no tensor.</param>
/// <param name="Dimensions">Null where the file gives no shape. A dimension is a number, or null where it is free or has a name.</param>
internal sealed record OnnxValue(string Name, ElementType Type, IReadOnlyList<long?>? Dimensions);

/// <summary>One application of an operator.</summary>
/// <param name="Name">Its name, or one made of its output where the file has none.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Domain">The set of operators; "" for ONNX's own (<c>ai.onnx</c> is written so too).</param>
/// <param name="Opset">The version of that set that holds for this node: functions may have another than the graph.</param>
/// <param name="Inputs">Names of values; "" for an optional input that is left out.</param>
/// <param name="Outputs">Names of values; "" for one that is left out.</param>
/// <param name="Attributes">By name.</param>
internal sealed record OnnxNode(
    string Name,
    string Operator,
    string Domain,
    long Opset,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, OnnxAttribute> Attributes);

/// <summary>A setting of a node: one of the fields, after its type.</summary>
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

/// <summary>The types of attributes, numbered as in ONNX; subgraphs and what else is not read keep their number.</summary>
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

/// <summary>The types of elements, numbered as in ONNX.</summary>
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
