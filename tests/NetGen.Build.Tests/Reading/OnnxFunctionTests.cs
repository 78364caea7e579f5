using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Reading;

public class OnnxFunctionTests
{
    private const string Domain = "pkg.layers";

    [Fact]
    public void Call_IsReplacedByTheNodesOfTheFunction()
    {
        ProtobufWriter twice = FunctionMessage.Of(
            Domain, "Twice", ["a", "b"], ["c"], [NodeMessage.Of("Add", ["a", "a"], ["t"], name: "sum"), NodeMessage.Of("Add", ["t", "b"], ["c"])], opset: 18);
        byte[] file = new GraphBuilder()
            .Input("x")
            .Node(Call("Twice", ["x"], ["h"], "first"))
            .Node(Call("Twice", ["h", "x"], ["y"], "second"))
            .Output("y")
            .ToFile(17, twice);

        IReadOnlyList<OnnxNode> nodes = OnnxReader.Read(file).Graph.Nodes;

        nodes.Select(static node => node.Name).ShouldBe(["first/sum", "Add_h", "second/sum", "Add_y"]);
        nodes.Select(Show).ShouldBe(["Add x x -> first/t", "Add first/t  -> h", "Add h h -> second/t", "Add second/t x -> y"]);
        nodes.ShouldAllBe(static node => node.Opset == 18 && node.Domain == "");
    }

    [Fact]
    public void AttributeOfTheCaller_IsTakenOver_AndADefaultWhereItHasNone()
    {
        ProtobufWriter function = FunctionMessage.Of(
            Domain,
            "Elu",
            ["a"],
            ["b"],
            [
                NodeMessage.Of(
                    "Elu",
                    ["a"],
                    ["b"],
                    attributes: [Attribute.Reference("alpha", "slope", AttributeType.Float), Attribute.Reference("gone", "none", AttributeType.Int)]),
            ],
            attributes: ["none"],
            defaults: [Attribute.Float("slope", 0.25f)]);
        byte[] file = new GraphBuilder()
            .Input("x")
            .Node(NodeMessage.Of("Elu", ["x"], ["h"], domain: Domain, attributes: Attribute.Float("slope", 2)))
            .Node(Call("Elu", ["h"], ["y"]))
            .Output("y")
            .ToFile(17, function);

        IReadOnlyList<OnnxNode> nodes = OnnxReader.Read(file).Graph.Nodes;

        nodes.Select(static node => node.Attributes["alpha"].Float).ShouldBe([2, 0.25f]);
        nodes.ShouldAllBe(static node => node.Attributes.Count == 1 && node.Attributes["alpha"].Name == "alpha");
    }

    [Fact]
    public void FunctionThatCallsAnother_PassesItsOwnAttributesOn()
    {
        ProtobufWriter inner = FunctionMessage.Of(
            Domain,
            "Inner",
            ["p"],
            ["q"],
            [NodeMessage.Of("Elu", ["p"], ["q"], attributes: Attribute.Reference("alpha", "a", AttributeType.Float))],
            attributes: ["a"]);
        ProtobufWriter outer = FunctionMessage.Of(
            "other",
            "Outer",
            ["p"],
            ["q"],
            [NodeMessage.Of("Inner", ["p"], ["r"], "i", Domain, Attribute.Reference("a", "b", AttributeType.Float)), NodeMessage.Of("Relu", ["r"], ["q"])],
            attributes: ["b"]);
        byte[] file = new GraphBuilder()
            .Input("x")
            .Node(NodeMessage.Of("Outer", ["x"], ["y"], "o", "other", Attribute.Float("b", 3)))
            .Output("y")
            .ToFile(17, outer, inner);

        IReadOnlyList<OnnxNode> nodes = OnnxReader.Read(file).Graph.Nodes;

        nodes.Select(Show).ShouldBe(["Elu x -> o/r", "Relu o/r -> y"]);
        nodes[0].Attributes["alpha"].Float.ShouldBe(3);
    }

    [Fact]
    public void InputThatGoesOutAgain_IsAnIdentity()
    {
        ProtobufWriter function = FunctionMessage.Of(Domain, "Same", ["a"], ["a"], []);

        byte[] file = new GraphBuilder().Input("x").Node(Call("Same", ["x"], ["y"])).Output("y").ToFile(17, function);

        OnnxReader.Read(file).Graph.Nodes.Select(Show).ShouldBe(["Identity x -> y"]);
    }

    [Fact]
    public void OutputThatNobodyTakes_HasANameInside()
    {
        ProtobufWriter function = FunctionMessage.Of(
            Domain, "Two", ["a"], ["b", "c"], [NodeMessage.Of("Relu", ["a"], ["b"]), NodeMessage.Of("Tanh", ["b"], ["c"])]);

        byte[] file = new GraphBuilder().Input("x").Node(Call("Two", ["x"], ["", "y"], "n")).Output("y").ToFile(17, function);

        OnnxReader.Read(file).Graph.Nodes.Select(Show).ShouldBe(["Relu x -> n/b", "Tanh n/b -> y"]);
    }

    [Fact]
    public void NameInside_GoesAroundNamesOfTheGraph()
    {
        ProtobufWriter function = FunctionMessage.Of(Domain, "F", ["a"], ["b"], [NodeMessage.Of("Relu", ["a"], ["t"]), NodeMessage.Of("Relu", ["t"], ["b"])]);

        byte[] file = new GraphBuilder().Input("n/t").Node(Call("F", ["n/t"], ["y"], "n")).Output("y").ToFile(17, function);

        OnnxReader.Read(file).Graph.Nodes.Select(Show).ShouldBe(["Relu n/t -> n/t_2", "Relu n/t_2 -> y"]);
    }

    [Fact]
    public void FunctionOfOnnxsOwnDomain_IsReplacedToo()
    {
        ProtobufWriter function = FunctionMessage.Of("", "MyRelu", ["a"], ["b"], [NodeMessage.Of("Relu", ["a"], ["b"])]);

        byte[] file = new GraphBuilder().Input("x").Node(NodeMessage.Of("MyRelu", ["x"], ["y"], domain: "ai.onnx")).Output("y").ToFile(17, function);

        OnnxReader.Read(file).Graph.Nodes.Single().Operator.ShouldBe("Relu");
    }

    [Fact]
    public void FunctionThatCallsItself_IsRefused()
    {
        ProtobufWriter one = FunctionMessage.Of(Domain, "One", ["a"], ["b"], [Call("Two", ["a"], ["b"])]);
        ProtobufWriter two = FunctionMessage.Of(Domain, "Two", ["a"], ["b"], [Call("One", ["a"], ["b"])]);

        Refused(Call("One", ["x"], ["y"]), one, two).ShouldContain("functions that do not call themselves, but found that 'pkg.layers.One' does");
    }

    [Fact]
    public void FunctionsThatDoubleManyTimes_AreRefused()
    {
        ProtobufWriter[] functions = Doubling(40, NodeMessage.Of("Relu", ["a"], ["b"]));
        Refused(Call("F39", ["x"], ["y"]), functions).ShouldContain("found more, functions written out");

        // With nothing in the innermost, no node is ever made, and it would still take forever.
        Refused(Call("F39", ["x"], ["y"]), Doubling(40)).ShouldContain("found more, functions written out");
    }

    /// <summary>Nodes of a function are named after their caller: a long name and many nodes are a square of memory.</summary>
    [Fact]
    public void LongNameOfACall_IsCountedForEveryNodeOfTheFunction()
    {
        ProtobufWriter function =
            FunctionMessage.Of(Domain, "F", ["a"], ["b"], [.. Enumerable.Range(0, 1_000).Select(static i => Call("G", ["a"], [$"v{i}"]))]);
        Refused(Call("F", ["x"], ["y"], new string('n', 100_000)), function).ShouldContain("found more, functions written out");
    }

    [Fact]
    public void FunctionsThatAreCalledTooDeep_AreRefused()
    {
        ProtobufWriter[] functions =
        [
            FunctionMessage.Of(Domain, "F0", ["a"], ["b"], [NodeMessage.Of("Relu", ["a"], ["b"])]),
            .. Enumerable.Range(1, 100).Select(static i => FunctionMessage.Of(Domain, $"F{i}", ["a"], ["b"], [Call($"F{i - 1}", ["a"], ["b"])])),
        ];

        Refused(Call("F100", ["x"], ["y"]), functions).ShouldContain("at most 64 deep");
    }

    [Fact]
    public void TensorThatFunctionsMultiply_IsRefused()
    {
        ProtobufWriter constant = NodeMessage.Of("Constant", [], ["b"], attributes: Attribute.Tensor("value", Tensor.Raw("", [500_000], new float[500_000])));

        Refused(Call("F11", ["x"], ["y"]), Doubling(12, constant)).ShouldContain("functions are called too often");
    }

    [Fact]
    public void CallThatDoesNotFit_IsRefused()
    {
        ProtobufWriter function = FunctionMessage.Of(Domain, "F", ["a"], ["b"], [NodeMessage.Of("Relu", ["a"], ["b"])]);

        Refused(Call("F", ["x", "x"], ["y"]), function).ShouldContain("at most 1 inputs and 1 outputs for function 'pkg.layers.F', but found 2 and 1");
        Refused(Call("F", ["x"], ["y"]), function, function).ShouldContain("functions of different names, but found 'pkg.layers.F' again");
        Refused(Call("F", ["x"], ["y"]), FunctionMessage.Of(Domain, "F", ["a", "a"], ["b"], [])).ShouldContain("inputs of a function to have different names");
        Refused(NodeMessage.Of("Elu", ["x"], ["y"], attributes: Attribute.Reference("alpha", "a", AttributeType.Float)))
            .ShouldContain("a reference to attribute 'a' of a caller");
    }

    /// <summary>Each function calls the one before it twice.</summary>
    private static ProtobufWriter[] Doubling(int count, params ProtobufWriter[] innermost) =>
    [
        FunctionMessage.Of(Domain, "F0", ["a"], ["b"], innermost),
        .. Enumerable.Range(1, count - 1).Select(static i =>
            FunctionMessage.Of(Domain, $"F{i}", ["a"], ["b"], [Call($"F{i - 1}", ["a"], ["t"]), Call($"F{i - 1}", ["t"], ["b"])])),
    ];

    private static ProtobufWriter Call(string function, string[] inputs, string[] outputs, string? name = null) =>
        NodeMessage.Of(function, inputs, outputs, name, Domain);

    private static string Show(OnnxNode node) => $"{node.Operator} {string.Join(' ', node.Inputs)} -> {string.Join(' ', node.Outputs)}";

    private static string Refused(ProtobufWriter node, params ProtobufWriter[] functions) =>
        Should.Throw<ModelFormatException>(() => OnnxReader.Read(new GraphBuilder().Input("x").Node(node).Output("y").ToFile(17, functions))).Message;
}
