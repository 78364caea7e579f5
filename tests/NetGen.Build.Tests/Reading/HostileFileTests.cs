using System.Text;
using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Reading;

public class HostileFileTests
{
    private const int Allowance = 48 << 20;

    [Fact]
    public void LengthBeyondTheEnd_IsRefusedWithItsPlace() =>
        Refused(new ProtobufWriter().Int(1, 8).Tag(7, 2).Number(1_000_000_000_000)).ShouldBe(
            "At byte 2, in the model: expected a field to end within the 0 bytes that are left, but found a length of 1000000000000.");

    [Fact]
    public void LengthBeyondTheMessage_IsRefused() =>
        Refused(new ProtobufWriter().Int(1, 8).Message(7, new ProtobufWriter().Tag(1, 2).Number(50)).Raw(new byte[100]))
            .ShouldContain("in the graph: expected a field to end within the 0 bytes");

    [Fact]
    public void WireFormatThatIsNone_IsRefused()
    {
        Refused(new ProtobufWriter().Int(1, 8).Tag(9, 3).Tag(9, 4)).ShouldContain("wire type 3");
        Refused(new ProtobufWriter().Int(1, 8).Tag(9, 7)).ShouldContain("wire type 7");
        Refused(new ProtobufWriter().Int(1, 8).Tag(0, 0).Number(0)).ShouldContain("the number of a field from 1");
        Refused(new ProtobufWriter().Int(1, 8).Raw([0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]))
            .ShouldContain("a number of at most 10 bytes");
        Refused(new ProtobufWriter().Int(1, 8).Raw([0x08, 0xFF])).ShouldContain("a number of at most 10 bytes");
        Refused(new ProtobufWriter().Int(1, 8).Raw([0x0D, 1, 2])).ShouldContain("within the 2 bytes that are left");
        Refused(new ProtobufWriter().Int(1, 8).Int(7, 1)).ShouldContain("expected field 7 to be a message, but found wire type 0");
        Refused(new GraphBuilder().Node(new ProtobufWriter().Bytes(4, [0xFF, 0xFE]))).ShouldContain("a text in UTF-8");
        Refused(new GraphBuilder().Node(new ProtobufWriter().Text(4, "Op").Message(5, new ProtobufWriter().Text(1, "a").Int(20, 1L << 40))))
            .ShouldContain("a small number");
        Refused(new GraphBuilder().Initializer(Tensor.Head("t", ElementType.Int64, [1]).Bytes(7, [0x80]))).ShouldContain("whole numbers of at most 10 bytes");
        Refused(new GraphBuilder().Initializer(Tensor.Head("t", ElementType.Float, [1]).Bytes(4, [1, 2, 3])))
            .ShouldContain("floats of 4 bytes, but found 3 bytes");
    }

    [Fact]
    public void ModelWithoutGraphOrOutput_IsRefused()
    {
        Refused(new ProtobufWriter().Int(1, 8)).ShouldContain("found no graph in 2 bytes");
        Refused(new GraphBuilder().Input("x")).ShouldContain("found no output");
        byte[] graph = new GraphBuilder().Input("x").Output("x").ToMessage();
        Refused(new ProtobufWriter().Int(1, 8).Bytes(7, graph).Bytes(7, graph)).ShouldContain("expected one graph, but found another");
    }

    [Fact]
    public void NodesInACircle_AreRefused() =>
        Refused(new GraphBuilder().Input("x").Node("Relu", "x", "w").Node("Relu", "c", "a").Node("Relu", "a", "b").Node("Relu", "b", "c").Output("c"))
            .ShouldContain("that node 'Relu_a' reads, through others or directly, its own output");

    [Fact]
    public void ValuesThatAreMissingOrGivenTwice_AreRefused()
    {
        Refused(new GraphBuilder().Input("x").Node("Relu", "z", "y").Output("y")).ShouldContain("'z', which node 'Relu_y' reads");
        Refused(new GraphBuilder().Input("x").Node("Relu", "x", "y").Output("z")).ShouldContain("gives the output 'z'");
        Refused(new GraphBuilder().Input("x").Node("Relu", "x", "y").Node("Tanh", "x", "y").Output("y")).ShouldContain("node 'Tanh_y' gives 'y' again");
        Refused(new GraphBuilder().Input("x").Node("Relu", "x", "x").Output("x")).ShouldContain("gives 'x' again");
        Refused(new GraphBuilder().Input("x").Initializer("w", [1], 1).Node("Relu", "x", "w").Output("w")).ShouldContain("gives 'w' again");
        Refused(new GraphBuilder().Input("x").Node("Split", ["x"], ["y", "y"]).Output("y")).ShouldContain("gives 'y' again");
        Refused(new GraphBuilder().Input("x").Input("x").Output("x")).ShouldContain("an input with a name of its own, but found 'x' again");
        Refused(new GraphBuilder().Initializer("w", [1], 1).Initializer("w", [1], 1).Output("w")).ShouldContain("an initializer with a name of its own");
    }

    [Fact]
    public void PartsWithoutANameOrAnOperator_AreRefused()
    {
        Refused(new GraphBuilder().Initializer("", [1], 1)).ShouldContain("an initializer with a name");
        Refused(new GraphBuilder().Input("")).ShouldContain("a value with a name");
        Refused(new GraphBuilder().Node(NodeMessage.Of("", ["x"], ["y"]))).ShouldContain("a node with an operator");
        Refused(new GraphBuilder().Node("Op", "x", "y", new ProtobufWriter().Int(3, 1))).ShouldContain("an attribute with a name");
        Refused(new GraphBuilder().Node("Op", "x", "y", Attribute.Int("a", 1), Attribute.Int("a", 2)))
            .ShouldContain("the attributes of a node to have different names");
        Refused(new GraphBuilder().Node("Op", "x", "y", Attribute.Named("a", AttributeType.Tensor))).ShouldContain("attribute 'a' to hold a tensor");
        Refused(new ProtobufWriter().Int(1, 8).Message(25, new ProtobufWriter())).ShouldContain("a function with a name");
    }

    [Fact]
    public void WhatIsNotRead_IsRefusedByName()
    {
        Refused(new GraphBuilder().SparseInitializer(new ProtobufWriter())).ShouldContain("a sparse one");
        Refused(new GraphBuilder().Initializer(Tensor.Raw("t", [1], 1).Message(3, new ProtobufWriter()))).ShouldContain("a segment of one");
        Refused(new ProtobufWriter().Int(1, 8).Message(8, ModelMessage.Opset("", 9)).Message(8, ModelMessage.Opset("ai.onnx", 10)))
            .ShouldContain("one version of the operators of ''");
    }

    [Fact]
    public void FewBytesThatStandForMuchMemory_AreRefused()
    {
        var graph = new GraphBuilder();
        for (int i = 0; i < 200_000; i++)
        {
            graph.Node("N", "x", "");
        }

        Refused(graph).ShouldContain("that take at most 16 MB");
        Refused(new GraphBuilder().Node(new ProtobufWriter().Text(4, "N").Message(5, new ProtobufWriter().Text(1, "a").Bytes(8, new byte[8_000_000]))))
            .ShouldContain("at most 16 MB");
        Refused(new GraphBuilder().Initializer(new ProtobufWriter().Bytes(1, Encoding.ASCII.GetBytes(new string('\u0001', 8_000_000)))))
            .ShouldContain("at most 64 dimensions");
        Refused(new GraphBuilder().Input(new string('x', 17 << 20))).ShouldContain("to have at most 16777216 bytes");
        Refused(new GraphBuilder().InputMessage(ValueMessage.Of("x", ElementType.Float, new Dimension[4_000_000]))).ShouldContain("at most 16 MB");
    }

    [Fact]
    public void ManyNodesOfOneName_TakeNoLongerThanManyOfDifferentNames()
    {
        var graph = new GraphBuilder().Input("x");
        for (int i = 0; i < 30_000; i++)
        {
            graph.Node(NodeMessage.Of("N", ["x"], [""], name: "n"));
        }

        OnnxReader.Read(graph.Output("x").ToFile()).Graph.Nodes.Select(static node => node.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(30_000);
    }

    private static string Refused(GraphBuilder graph) => Refused(graph.ToFile());

    private static string Refused(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Should.Throw<ModelFormatException>(() => OnnxReader.Read(file)).Message;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Allowance, message);
        return message;
    }
}
