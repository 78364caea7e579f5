using NetGen.Build.Importing;
using NetGen.Build.Tests.Interpreting;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Importing;

/// <summary>No model throws, and a small one cannot ask for a large amount of memory.</summary>
public class HostileTests
{
    private const long Much = 50 << 20;

    [Fact]
    public void HugeInput_IsDeclined() => Declined(new TestModel().Input(null, 1L << 40, 1L << 20).Node("Relu", "x", "y"));

    [Fact]
    public void HugeConstants_AreDeclined()
    {
        Declined(new TestModel().Input(null, 2).Ints("s", 1 << 30, 1 << 30).Node("ConstantOfShape", "s", "c").Node("Add", "x c", "y"));
        Declined(new TestModel().Input(null, 2).Ints("s", 1 << 25).Node("ConstantOfShape", "s", "c").Node("Add", "x c", "y"));
        Declined(new TestModel().Input(null, 2).Ints("s", 1 << 25).Floats("one", [], 1).Node("Expand", "one s", "c").Node("Add", "x c", "y"));
        Declined(new TestModel().Input(null, 2).Ints("s", 0).Ints("e", long.MaxValue).Ints("d", 1).Node("Range", "s e d", "c").Node("Reshape", "x c", "y"));
    }

    [Fact]
    public void ConstantsThatDouble_AreDeclined()
    {
        TestModel model = new TestModel().Input(null, 2).Floats("c0", [1], 1);
        for (int i = 0; i < 40; i++) model.Node("Concat", $"c{i} c{i}", $"c{i + 1}", ("axis", 0));
        Declined(model.Node("Add", "x c40", "y"));
    }

    [Fact]
    public void RowsThatGrow_AreDeclined()
    {
        Declined(new TestModel().Input(null, 2).Ints("p", 0, 0, 0, long.MaxValue).Node("Pad", "x p", "y"));
        TestModel model = new TestModel().Input(null, 2);
        string last = "x";
        for (int i = 0; i < 60; i++, last = $"c{i}") model.Node("Concat", $"{last} {last}", $"c{i + 1}", ("axis", 1));
        Declined(model.Node("Relu", last, "y"));
        Declined(new TestModel().Input(null, 1 << 26).Some("o", 1).Node("ai.onnx.ml", 1, "Scaler", "x", "y", ("offset", new[] { 1f })));
    }

    [Fact]
    public void WindowsOfAnySize_AreDeclined()
    {
        Declined(new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "y", ("kernel_shape", new[] { int.MaxValue })));
        Declined(new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 2 }), ("dilations", new[] { int.MaxValue })));
        Declined(new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 2 }), ("strides", new[] { 0 })));
        Declined(new TestModel().Input(null, 1, 4).Node("AveragePool", "x", "y", ("kernel_shape", new[] { 2, 2 })));
        Declined(new TestModel().Input(null, 1, 4).Some("w", 1, 1, 2).Node("Conv", "x w", "y", ("group", -1)));
    }

    [Fact]
    public void LongChains_AreReadInOneGo()
    {
        TestModel model = new TestModel().Input(null, 1).Floats("c", [], 1);
        string last = "x";
        for (int i = 0; i < 20000; i++, last = $"v{i}") model.Node(i % 2 == 0 ? "Mul" : "Add", i % 4 == 0 ? $"{last} {last}" : $"{last} c", $"v{i + 1}");
        new TextNetwork(model.Node("Relu", last, "y").Import()).Problems.ShouldBeEmpty();
    }

    /// <summary>Each place of each window, one by one, would take minutes.</summary>
    [Fact]
    public void PoolsOfLongRows_AreReadInOneGo()
    {
        TestModel model = new TestModel().Input(null, 1, 1 << 26);
        for (int i = 0; i < 500; i++) model.Node("MaxPool", i == 0 ? "x" : $"v{i}", $"v{i + 1}", ("kernel_shape", new[] { 1 }));
        new TextNetwork(model.Node("Relu", "v500", "y").Import()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 9, 0)]
    [InlineData(5, 6, 0)]
    [InlineData(5, 2, 2)]
    [InlineData(5, 0, 6)]
    public void PoolsWithWindowsInThePadding_AreDeclined(int dilation, int before, int after) =>
        Declined(new TestModel().Input(null, 1, 3).Node("MaxPool", "x", "y",
            ("kernel_shape", new[] { 2 }), ("dilations", new[] { dilation }), ("pads", new[] { before, after })));

    /// <summary>The numbers that make names unique may be taken by other names of the file.</summary>
    [Fact]
    public void NamesThatAreTaken_AreNumberedInOneGo()
    {
        const int Names = 6000;
        GraphBuilder graph = new GraphBuilder().Input("x", 1, 1);
        for (int i = 0; i < 2 * Names; i++)
            graph.Node(NodeMessage.Of("Relu", [i == 0 ? "x" : $"v{i}"], [$"v{i + 1}"], i < Names ? $"a.{i + 2}" : "a"));
        ImportedFile file = ModelImport.Of(NetGen.Build.Onnx.OnnxReader.Read(graph.Output($"v{2 * Names}").ToFile()), "net.onnx");
        string[] names = [.. new TextNetwork(file).Nodes.Select(static node => node.Text("name"))];
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Length);
    }

    [Fact]
    public void SecondOutput_IsDeclinedByName()
    {
        TestModel model = new TestModel().Input(null, 2).Node("Relu", "x", "a b").Node("Relu", "b", "y");
        model.Problems()[0].Text("message").ShouldContain("Output 1 of Relu is used");
    }

    [Fact]
    public void ManyProblems_AreCounted()
    {
        TestModel model = new TestModel().Input(null, 1);
        for (int i = 0; i < 5000; i++) model.Node("Det", "x", $"v{i}");
        IReadOnlyList<TextLine> problems = model.Node("Sum", string.Join(' ', Enumerable.Range(0, 5000).Select(static i => $"v{i}")), "y").Problems();
        problems.Count.ShouldBe(101);
        problems[^1].Text("message").ShouldContain("4901 more");
    }

    private static void Declined(TestModel model)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Problems().ShouldNotBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Much);
    }
}
