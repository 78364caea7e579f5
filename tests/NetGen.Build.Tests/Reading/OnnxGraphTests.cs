using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Reading;

public class OnnxGraphTests
{
    private static readonly string[] s_two = ["a", "b"];

    [Fact]
    public void WholeModel_IsReadAsItWasWritten()
    {
        byte[] file = new GraphBuilder()
            .Input("x", "N", 4, default(Dimension), -1)
            .Initializer("w", [3, 4], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
            .Node(NodeMessage.Of("Gemm", ["x", "w", ""], ["h"], name: "dense", attributes: Attribute.Int("transB", 1)))
            .Node("Relu", "h", "y")
            .Shape("h", "N", 3)
            .Output("y", "N", 3)
            .ToFile(opset: 17);

        OnnxModel model = OnnxReader.Read(file);

        model.Producer.ShouldBe("tests 1.0");
        model.Opset.ShouldBe(17);
        OnnxGraph graph = model.Graph;
        OnnxValue input = graph.Inputs.ShouldHaveSingleItem();
        (input.Name, input.Type).ShouldBe(("x", ElementType.Float));
        input.Dimensions.ShouldBe([null, 4, null, null]);
        graph.Outputs.ShouldHaveSingleItem().Dimensions.ShouldBe([null, 3]);
        graph.Shapes["h"].Dimensions.ShouldBe([null, 3]);
        graph.Initializers["w"].Dimensions.ShouldBe([3, 4]);
        graph.Initializers["w"].Floats().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        OnnxNode dense = graph.Nodes[0];
        (dense.Name, dense.Operator, dense.Domain, dense.Opset).ShouldBe(("dense", "Gemm", "", 17));
        dense.Inputs.ShouldBe(["x", "w", ""]);
        dense.Outputs.ShouldBe(["h"]);
        dense.Attributes["transB"].Int.ShouldBe(1);
        graph.Nodes[1].Name.ShouldBe("Relu_y");
    }

    [Fact]
    public void AttributeOfEachType_IsRead()
    {
        ProtobufWriter body = new GraphBuilder().Output("z").ToMessage();
        IReadOnlyDictionary<string, OnnxAttribute> read = AttributesOf(
            Attribute.Float("float", 0.5f),
            Attribute.Int("int", -7),
            Attribute.Text("text", "same"),
            Attribute.Tensor("tensor", Tensor.Raw("", [2], 3, 4)),
            Attribute.Floats("floats", 1, 2.5f),
            Attribute.Ints("ints", -1, 2),
            Attribute.PackedInts("packed", 300, -2),
            Attribute.Texts("texts", s_two),
            Attribute.Graph("graph", body),
            Attribute.Graphs("graphs", body, body),
            Attribute.Tensors("tensors", Tensor.Raw("", [1], 3)));

        read["float"].ShouldSatisfyAllConditions(a => a.Type.ShouldBe(AttributeType.Float), a => a.Float.ShouldBe(0.5f));
        read["int"].ShouldSatisfyAllConditions(a => a.Type.ShouldBe(AttributeType.Int), a => a.Int.ShouldBe(-7));
        read["text"].ShouldSatisfyAllConditions(a => a.Type.ShouldBe(AttributeType.String), a => a.Text.ShouldBe("same"));
        read["tensor"].ShouldSatisfyAllConditions(
            a => a.Type.ShouldBe(AttributeType.Tensor), a => a.Tensor!.Floats().ShouldBe([3, 4]), a => a.Tensor!.Name.ShouldBe("tensor"));
        read["floats"].ShouldSatisfyAllConditions(a => a.Type.ShouldBe(AttributeType.Floats), a => a.Floats.ShouldBe([1, 2.5f]));
        read["ints"].ShouldSatisfyAllConditions(a => a.Type.ShouldBe(AttributeType.Ints), a => a.Ints.ShouldBe([-1, 2]));
        read["packed"].Ints.ShouldBe([300, -2]);
        read["texts"].ShouldSatisfyAllConditions(a => a.Type.ShouldBe(AttributeType.Strings), a => a.Texts.ShouldBe(s_two));
        read["graph"].Type.ShouldBe(AttributeType.Graph);
        read["graphs"].Type.ShouldBe(AttributeType.Graphs);
        read["tensors"].Type.ShouldBe(AttributeType.Tensors);
    }

    [Fact]
    public void AttributeOfAnOldFile_HasTheTypeOfItsField()
    {
        IReadOnlyDictionary<string, OnnxAttribute> read = AttributesOf(Attribute.UntypedInt("axis", 1), Attribute.UntypedInts("pads", 1, 2));

        (read["axis"].Type, read["axis"].Int).ShouldBe((AttributeType.Int, 1));
        read["pads"].Type.ShouldBe(AttributeType.Ints);
        read["pads"].Ints.ShouldBe([1, 2]);
    }

    [Fact]
    public void InitializerThatIsRepeatedAsAnInput_IsNoInput()
    {
        byte[] file = new GraphBuilder().Input("x", 1, 2).Input("w", 2).Initializer("w", [2], 1, 2).Node("Add", ["x", "w"], ["y"]).Output("y").ToFile();

        OnnxReader.Read(file).Graph.Inputs.Select(static input => input.Name).ShouldBe(["x"]);
    }

    [Fact]
    public void DomainOfOnnx_HasTwoNamesThatAreOne()
    {
        ProtobufWriter node = NodeMessage.Of("Relu", ["x"], ["y"], domain: "ai.onnx");

        OnnxNode read = OnnxReader.Read(new GraphBuilder().Input("x").Node(node).Output("y").ToFile(opset: 9)).Graph.Nodes.Single();

        (read.Domain, read.Opset).ShouldBe(("", 9));
    }

    [Fact]
    public void ModelThatNamesNoVersion_IsOfTheFirst()
    {
        byte[] file = new ProtobufWriter().Int(1, 3).Message(7, new GraphBuilder().Input("x").Node("Relu", "x", "y").Output("y").ToMessage());

        OnnxModel model = OnnxReader.Read(file);

        (model.Opset, model.Graph.Nodes.Single().Opset).ShouldBe((1, 1));
    }

    [Fact]
    public void NodesOfOneName_GetNamesOfTheirOwn()
    {
        byte[] file = new GraphBuilder()
            .Input("x")
            .Node(NodeMessage.Of("Relu", ["x"], ["a"], name: "n"))
            .Node(NodeMessage.Of("Relu", ["a"], ["b"], name: "n"))
            .Node(NodeMessage.Of("Relu", ["b"], ["c"], name: "n_2"))
            .Node(NodeMessage.Of("Relu", ["c"], ["y"], name: ""))
            .Output("y")
            .ToFile();

        OnnxReader.Read(file).Graph.Nodes.Select(static node => node.Name).ShouldBe(["n", "n_2", "n_2_2", "Relu_y"]);
    }

    [Fact]
    public void NodesOutOfOrder_ComeInOrder()
    {
        byte[] file = new GraphBuilder()
            .Input("x")
            .Node("Tanh", "b", "y")
            .Node("Relu", "a", "b")
            .Node("Erf", "x", "a")
            .Node("Abs", "x", "z")
            .Output("y")
            .ToFile();

        OnnxReader.Read(file).Graph.Nodes.Select(static node => node.Operator).ShouldBe(["Erf", "Relu", "Tanh", "Abs"]);
    }

    [Fact]
    public void ValueThatIsNoTensor_HasNoType()
    {
        byte[] file = new GraphBuilder()
            .InputMessage(ValueMessage.WithoutShape("x", ElementType.Int64))
            .Node("ZipMap", "x", "y")
            .OutputMessage(ValueMessage.Sequence("y"))
            .ToFile();

        OnnxGraph graph = OnnxReader.Read(file).Graph;

        graph.Inputs.Single().ShouldSatisfyAllConditions(input => input.Type.ShouldBe(ElementType.Int64), input => input.Dimensions.ShouldBeNull());
        graph.Outputs.Single().ShouldSatisfyAllConditions(output => output.Type.ShouldBe(ElementType.Undefined), output => output.Dimensions.ShouldBeNull());
    }

    private static IReadOnlyDictionary<string, OnnxAttribute> AttributesOf(params ProtobufWriter[] attributes) =>
        OnnxReader.Read(new GraphBuilder().Input("x").Node("Any", "x", "y", attributes).Output("y").ToFile()).Graph.Nodes.Single().Attributes;
}
