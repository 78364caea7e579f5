namespace NetGen.Build.Tests.Importing;

/// <summary>Shapes that files compute while they run are known while building; the batch stays a symbol.</summary>
public class ShapeArithmeticTests
{
    [Fact]
    public void ViewOfTheBatchAndTheRest_KeepsTheBatch()
    {
        // x.view(x.size(0), -1)
        new TestModel(13).Input(null, 2, 3).Tensor(TestTensor.Ints("zero", [], 0)).Ints("axis", 0).Ints("rest", -1)
            .Node("Shape", "x", "s").Node("Gather", "s zero", "n").Node("Unsqueeze", "n axis", "u").Node("Concat", "u rest", "t", ("axis", 0))
            .Node("Reshape", "x t", "y").Network()
            .Output.Ints("file").ShouldBe([6]);
    }

    [Fact]
    public void ProductOfSizes_IsComputed()
    {
        // x.view(x.size(0), x.size(1) * x.size(2))
        new TestModel(13).Input(null, 2, 3).Ints("0", 0).Ints("1", 1).Ints("2", 2)
            .Node("Shape", "x", "s").Node("Gather", "s 0", "n").Node("Gather", "s 1", "h").Node("Gather", "s 2", "w").Node("Mul", "h w", "p")
            .Node("Concat", "n p", "t", ("axis", 0)).Node("Reshape", "x t", "y").Network().Output.Ints("file").ShouldBe([6]);
    }

    [Fact]
    public void SlicesOfShapes_AreJoined()
    {
        new TestModel(15).Input(null, 2, 3, 4).Ints("all", -1).Ints("two", 2).Ints("end", 9).Ints("zero", 0)
            .Node("Shape", "x", "s", ("start", 0), ("end", 1)).Node("Shape", "x", "f").Node("Slice", "f two end zero", "l")
            .Node("Concat", "s all l", "t", ("axis", 0)).Node("Reshape", "x t", "y").Network().Output.Ints("file").ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void BatchAsANumber_IsDeclined()
    {
        new TestModel(13).Input(null, 2).Node("Shape", "x", "s").Node("Cast", "s", "f", ("to", 1)).Node("Mul", "x f", "y").Problems().Single().Text("message")
            .ShouldContain("size of the batch");
    }

    [Fact]
    public void WeightsTransposedInTheFile_AreTransposedWhileBuilding() =>
        new TestModel().Input(null, 2).Floats("w", [2, 2], 1, 2, 3, 4).Node("Transpose", "w", "t").Node("MatMul", "x t", "y").Run(1, 10).ShouldBeNear(21, 43);

    [Fact]
    public void BatchOfANumber_IsTheFilesOwn()
    {
        new TestModel().Input(1, 2, 3).Ints("t", 1, 6).Node("Reshape", "x t", "y").Network().Output.Ints("file").ShouldBe([6]);
        new TestModel().Input(8, 2, 3).Ints("t", 8, -1).Node("Reshape", "x t", "y").Network().Output.Ints("file").ShouldBe([6]);
        new TestModel().Input(8, 2, 3).Ints("t", 16, -1).Node("Reshape", "x t", "y").Problems().Single().Text("message").ShouldContain("mixes rows");
    }
}
