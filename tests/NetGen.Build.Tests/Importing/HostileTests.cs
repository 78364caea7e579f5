using NetGen.Build.Importing;
using NetGen.Build.Importing.Reading;
using NetGen.Build.Tests.Interpreting;

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

    [Fact]
    public void ManyProblems_AreCounted()
    {
        TestModel model = new TestModel().Input(null, 1);
        for (int i = 0; i < 5000; i++) model.Node("Det", "x", $"v{i}");
        IReadOnlyList<TextLine> problems = model.Node("Sum", string.Join(' ', Enumerable.Range(0, 5000).Select(static i => $"v{i}")), "y").Problems();
        problems.Count.ShouldBe(101);
        problems[^1].Text("message").ShouldContain("4901 more");
    }

    [Fact]
    public void AnyOperatorWithAnyInputs_DoesNotThrow()
    {
        Random random = new(3);
        string[] names = [.. OperatorCatalog.All.Select(static entry => entry.Operator)];
        for (int run = 0; run < 4000; run++)
        {
            TestModel model = new TestModel(random.Next(6, 26)).Input([null, .. Enumerable.Range(0, random.Next(4)).Select(_ => (long?)random.Next(1, 4))])
                .Some("f0").Some("f1", 2).Some("f2", 2, 3).Some("f3", 2, 2, 3).Ints("i0", random.Next(-3, 4))
                .Ints("i1", random.Next(-3, 4), random.Next(-3, 4)).Tensor(TestTensor.Texts("t", "a"))
                .Floats("e", [0]).Ints("z");
            string[] values = ["x", "f0", "f1", "f2", "f3", "i0", "i1", "t", "e", "z", "_", "v0", "v1"];
            for (int node = 0; node < 3; node++)
            {
                string operation = names[random.Next(names.Length)];
                string reads = string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => values[random.Next(values.Length - 2 + node)]));
                (string, object)[] attributes = [.. Attributes(random).DistinctBy(static attribute => attribute.Item1, StringComparer.Ordinal)];
                model.Node(operation is "Scaler" or "ZipMap" or "ArrayFeatureExtractor" ? "ai.onnx.ml" : "", random.Next(6, 26), operation, reads, node == 2
                    ? "y" : $"v{node}", attributes);
            }

            ImportedFile file = model.Import();
            file.Text.ShouldNotContain("could not be understood", Case.Sensitive, $"run {run}");
            TextNetwork network = new(file);
            if (network.Problems.Count == 0) network.RunSome();
        }
    }

    private static IEnumerable<(string, object)> Attributes(Random random)
    {
        string[] names = ["axis", "axes", "perm", "keepdims", "kernel_shape", "pads", "strides", "group", "to", "value", "start", "end", "mode", "alpha",
            "allowzero"];
        for (int i = random.Next(4); i > 0; i--)
        {
            int[] some = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(-2, 4))];
            yield return (names[random.Next(names.Length)], random.Next(4) switch { 0 => random.Next(-3, 5), 1 => some, 2 => 0.5f, _ => "edge" });
        }
    }

    private static void Declined(TestModel model)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Problems().ShouldNotBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Much);
    }
}
