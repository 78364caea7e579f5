using NetGen.Build.Importing;
using NetGen.Build.Onnx;
using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>A model in memory: input "x", output "y", written down node by node.</summary>
internal sealed class TestModel(long opset = 17)
{
    private readonly List<OnnxNode> nodes = [];
    private readonly Dictionary<string, OnnxTensor> initializers = new(StringComparer.Ordinal);
    private readonly List<OnnxValue> inputs = [];
    private readonly List<OnnxValue> outputs = [];

    public TestModel Input(params long?[] shape) => Input("x", ElementType.Float, shape);

    public TestModel Input(string name, ElementType type, params long?[] shape)
    {
        inputs.Add(new OnnxValue(name, type, shape));
        return this;
    }

    public TestModel InputWithoutShape()
    {
        inputs.Add(new OnnxValue("x", ElementType.Float, null));
        return this;
    }

    public TestModel Output(string name)
    {
        outputs.Add(new OnnxValue(name, ElementType.Float, null));
        return this;
    }

    public TestModel Floats(string name, long[] shape, params float[] values) => Tensor(TestTensor.Floats(name, shape, values));

    /// <summary>A constant of small numbers that differ.</summary>
    public TestModel Some(string name, params long[] shape) => Floats(name, shape, TestTensor.Some(shape));

    public TestModel Ints(string name, params long[] values) => Tensor(TestTensor.Ints(name, [values.Length], values));

    public TestModel Tensor(OnnxTensor tensor)
    {
        initializers[tensor.Name] = tensor;
        return this;
    }

    /// <summary>A node of ONNX's own set; names are separated by blanks, "_" is one that is left out.</summary>
    public TestModel Node(string operation, string reads, string gives, params (string Name, object Value)[] attributes) =>
        Node("", opset, operation, reads, gives, attributes);

    public TestModel Node(string domain, long version, string operation, string reads, string gives, params (string Name, object Value)[] attributes)
    {
        nodes.Add(new OnnxNode($"n{nodes.Count}", operation, domain, version, Names(reads), Names(gives),
            attributes.ToDictionary(static a => a.Name, static a => Attribute(a.Name, a.Value), StringComparer.Ordinal)));
        return this;
    }

    public ImportedFile Import()
    {
        IReadOnlyList<OnnxValue> results = outputs.Count > 0 ? outputs : [new OnnxValue("y", ElementType.Float, null)];
        OnnxGraph graph = new(nodes, initializers, inputs, results, new Dictionary<string, OnnxValue>(StringComparer.Ordinal));
        return ModelImport.Of(new OnnxModel("test 1.0", new Dictionary<string, long>(StringComparer.Ordinal) { [""] = opset }, graph), "Models/test.onnx");
    }

    /// <summary>The network; problems fail.</summary>
    public TextNetwork Network()
    {
        TextNetwork network = new(Import());
        network.Problems.ShouldBeEmpty();
        return network;
    }

    /// <summary>The problems; a network fails.</summary>
    public IReadOnlyList<TextLine> Problems()
    {
        TextNetwork network = new(Import());
        network.Problems.ShouldNotBeEmpty();
        return network.Problems;
    }

    private static string[] Names(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static name => name == "_" ? "" : name)];

    private static OnnxAttribute Attribute(string name, object value) => value switch
    {
        float number => new OnnxAttribute(name, AttributeType.Float) { Float = number },
        int number => new OnnxAttribute(name, AttributeType.Int) { Int = number },
        string text => new OnnxAttribute(name, AttributeType.String) { Text = text },
        int[] numbers => new OnnxAttribute(name, AttributeType.Ints) { Ints = [.. numbers.Select(static number => (long)number)] },
        float[] numbers => new OnnxAttribute(name, AttributeType.Floats) { Floats = numbers },
        string[] texts => new OnnxAttribute(name, AttributeType.Strings) { Texts = texts },
        OnnxTensor tensor => new OnnxAttribute(name, AttributeType.Tensor) { Tensor = tensor },
        _ => new OnnxAttribute(name, AttributeType.Graph),
    };
}
