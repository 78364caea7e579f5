using NetGen.Build.Importing.Folding;
using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading;

/// <summary>One node of the file while it is read: its inputs, its attributes, and its result.</summary>
/// <param name="node">The node.</param>
/// <param name="inputs">The values of its inputs.</param>
/// <param name="input">The network's input.</param>
/// <param name="budget">The number of values that may be computed.</param>
/// <param name="isRead">Whether any node reads a value.</param>
internal sealed class NodeReading(OnnxNode node, Value[] inputs, InputRow? input, Budget budget, Func<string, bool> isRead)
{
    private readonly NodeSource source = new(node.Name, node.Operator, node.Opset);

    public long Opset => node.Opset;

    public string Operator => node.Operator;

    public int InputCount => inputs.Length;

    /// <summary>The batch size that the file requires; null if it is free.</summary>
    public long? BatchSize => input?.Batch;

    /// <summary>Whether the network's input has numbers of 16 bits. Then the whole file has.</summary>
    public bool IsShort => input is { IsShort: true };

    public bool Has(int index) => Input(index) is not Missing;

    public Value Input(int index) => index < inputs.Length ? inputs[index] : Missing.Instance;

    /// <summary>Whether no input of the node depends on the network's input.</summary>
    public bool IsConstant => inputs.All(static input => input is Constant or Missing);

    /// <summary>A floating-point value that depends on the network's input.</summary>
    public GraphNode FlowAt(int index) => Input(index) switch
    {
        Flow { Kind: ElementKind.Real } flow => flow.Node,
        Flow => throw new DeclinedException(
            $"{Operator} reads whole numbers that depend on the network's input. NetGen supports it for floating-point numbers."),
        Constant => throw new DeclinedException($"Input {index} of {Operator} is a constant. NetGen supports it if it depends on the network's input."),
        _ => throw new DeclinedException($"{Operator} has no input {index}."),
    };

    /// <summary>A value of any type that depends on the network's input.</summary>
    public Flow AnyFlow(int index) => Input(index) as Flow
        ?? throw new DeclinedException(Input(index) is Constant
            ? $"Input {index} of {Operator} is a constant. NetGen supports it if it depends on the network's input." : $"{Operator} has no input {index}.");

    /// <summary>An input that must be constant.</summary>
    public Constant ConstantAt(int index, string name) => Input(index) switch
    {
        Constant constant => constant,
        Flow => throw new DeclinedException($"The {name} of {Operator} depends on the network's input. NetGen supports a constant here.", name),
        _ => throw new DeclinedException($"{Operator} has no {name}.", name),
    };

    /// <summary>An optional input that must be constant.</summary>
    public Constant? OptionalConstantAt(int index, string name) => Has(index) ? ConstantAt(index, name) : null;

    public bool HasAttribute(string name) => node.Attributes.ContainsKey(name);

    public long Int(string name, long fallback) => Attribute(name, AttributeType.Int)?.Int ?? fallback;

    public float Float(string name, float fallback) => Attribute(name, AttributeType.Float)?.Float ?? fallback;

    public string Text(string name, string fallback) => Attribute(name, AttributeType.String)?.Text ?? fallback;

    public long[]? Ints(string name) => Attribute(name, AttributeType.Ints)?.Ints.ToArray();

    public float[]? Floats(string name) => Attribute(name, AttributeType.Floats)?.Floats.ToArray();

    public string[]? Texts(string name) => Attribute(name, AttributeType.Strings)?.Texts.ToArray();

    public OnnxTensor? Tensor(string name) => Attribute(name, AttributeType.Tensor)?.Tensor;

    /// <summary>The index of an axis from the first one. Axis 0 is the batch.</summary>
    public int Axis(long axis, int rank, string name = "axis") =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis)
        : throw new DeclinedException($"{name}={axis} of {Operator} lies outside a shape of {rank} dimensions.", name);

    /// <summary>The index of an axis in a row, which has no batch.</summary>
    /// <param name="axis">The number in the file.</param>
    /// <param name="row">The value's shape without the batch.</param>
    /// <param name="name">The name of the attribute.</param>
    public int RowAxis(long axis, int[] row, string name = "axis")
    {
        int found = Axis(axis, row.Length + 1, name);
        return found > 0 ? found - 1
            : throw new DeclinedException(
                $"{Operator} goes over the batch ({name}={axis}), which mixes rows. NetGen supports it over the axes of a row.", name);
    }

    /// <summary>Throws if another output of the node than the first is read.</summary>
    public void OnlyFirstOutput(params string[] names)
    {
        for (int i = 1; i < node.Outputs.Count; i++)
            if (node.Outputs[i].Length > 0 && isRead(node.Outputs[i]))
                throw new DeclinedException($"Output {i} of {Operator}{Named(names, i)} is used. NetGen supports the first output only.",
                    i <= names.Length ? names[i - 1] : "");
    }

    /// <summary>The values of a constant, repeated to a shape.</summary>
    public float[] Repeated(Constant constant, int[] shape)
    {
        budget.Take(Shapes.Length(shape));
        return constant.BroadcastTo(shape).Reals;
    }

    /// <summary>Creates a node of the graph.</summary>
    public GraphNode Emit(Operation operation, int[] shape, params GraphNode[] reads)
    {
        if (Shapes.Length(shape) == 0)
            throw new DeclinedException($"{Operator} gives rows of {Shapes.Text(shape)}, without elements. NetGen supports rows of at least one number.");
        return new GraphNode(source, operation, shape, reads);
    }

    /// <summary>Creates a node of the graph that is the result of this node.</summary>
    public Flow Result(Operation operation, int[] shape, params GraphNode[] reads) => new(Emit(operation, shape, reads), ElementKind.Real);

    private static string Named(string[] names, int index) => index <= names.Length ? $" ({names[index - 1]})" : "";

    private OnnxAttribute? Attribute(string name, AttributeType type)
    {
        if (!node.Attributes.TryGetValue(name, out OnnxAttribute? attribute)) return null;
        if (attribute.Type == type) return attribute;
        throw new DeclinedException($"Attribute {name} of {Operator} has the type {attribute.Type}. NetGen supports the type {type}.", name);
    }
}
