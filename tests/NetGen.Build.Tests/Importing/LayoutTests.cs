using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>Values move only where they must.</summary>
public class LayoutTests
{
    [Fact]
    public void TransposesAroundAConvolution_Vanish()
    {
        // As tf2onnx writes a convolution of Keras.
        TestModel model = new TestModel().Input(null, 6, 6, 3).Some("w", 4, 3, 3, 3).Some("b", 4)
            .Node("Transpose", "x", "t", ("perm", new[] { 0, 3, 1, 2 }))
            .Node("Conv", "t w b", "c", ("pads", new[] { 1, 1, 1, 1 }))
            .Node("Transpose", "c", "y", ("perm", new[] { 0, 2, 3, 1 }));

        TextNetwork network = model.Network();
        network.Kinds.ShouldBe(["Conv2D"]);
        network.Input.Ints("shape").ShouldBe([6, 6, 3]);
        network.Output.Ints("file").ShouldBe([6, 6, 4]);
    }

    [Fact]
    public void KerasImageNetwork_HasNoMovements()
    {
        TextNetwork network = new TestModel(13).Input(null, 8, 8, 1).Some("w", 4, 1, 3, 3).Some("g", 4).Some("s", 1, 1, 1, 4).Some("d", 36, 5).Some("b", 5)
            .Ints("flat", -1, 36)
            .Node("Transpose", "x", "t", ("perm", new[] { 0, 3, 1, 2 }))
            .Node("Conv", "t w g", "c")
            .Node("Relu", "c", "r")
            .Node("MaxPool", "r", "p", ("kernel_shape", new[] { 2, 2 }), ("strides", new[] { 2, 2 }))
            .Node("Transpose", "p", "u", ("perm", new[] { 0, 2, 3, 1 }))
            .Node("Mul", "u s", "m")
            .Node("Reshape", "m flat", "f")
            .Node("MatMul", "f d", "e").Node("Add", "e b", "a").Node("Softmax", "a", "y").Network();

        network.Kinds.ShouldBe(["Conv2D", "Relu", "MaxPool2D", "Multiply", "Dense", "Softmax"]);
    }

    [Fact]
    public void ChannelsFirst_AreFlattenedInTheFilesOrder()
    {
        TextNetwork network = new TestModel().Input(null, 1, 5, 5).Some("w", 2, 1, 3, 3).Some("d", 18, 3)
            .Node("Conv", "x w", "c").Node("Flatten", "c", "f").Node("Gemm", "f d", "y").Network();

        network.Kinds.ShouldBe(["Conv2D", "Flatten", "Dense"]);
        network.Input.Ints("shape").ShouldBe([5, 5, 1]);
        network.Input.Ints("file").ShouldBe([1, 5, 5]);
    }

    [Fact]
    public void ImageOfSeveralChannels_IsMovedOnceAtTheInput()
    {
        TextNetwork network = new TestModel().Input(null, 3, 5, 5).Some("w", 3, 3, 1, 1).Node("Conv", "x w", "c").Node("Conv", "x w", "d")
            .Node("Add", "c d", "a").Node("Add", "a x", "y").Network();
        network.Kinds.Count(static kind => kind == "Reshape").ShouldBe(1);
        network.Kinds.Count(static kind => kind is "Permute" or "Flatten").ShouldBe(1);
    }

    [Fact]
    public void OnePixel_IsNotMoved() =>
        new TestModel().Input(null, 3, 4, 4).Some("w", 5, 3, 4, 4).Some("d", 5, 2).Node("Conv", "x w", "c").Node("Flatten", "c", "f").Node("Gemm", "f d", "y")
            .Network()
            .Kinds.ShouldBe(["Reshape", "Conv2D", "Dense"]);

    [Fact]
    public void MeanOverAllPlaces_IsAGlobalPool()
    {
        new TestModel().Input(null, 1, 4, 4).Some("w", 2, 1, 1, 1).Node("Conv", "x w", "c")
            .Node("ReduceMean", "c", "y", ("axes", new[] { 2, 3 }), ("keepdims", 0)).Network()
            .Kinds.ShouldBe(["Conv2D", "GlobalAveragePool"]);
        new TestModel().Input(null, 4, 4, 2).Node("ReduceMean", "x", "y", ("axes", new[] { 1, 2 })).Network().Kinds.ShouldBe(["GlobalAveragePool"]);
    }

    [Fact]
    public void TransposedTwice_IsNotMoved() =>
        new TestModel().Input(null, 2, 3, 4).Node("Transpose", "x", "t", ("perm", new[] { 0, 3, 1, 2 })).Node("Relu", "t", "r")
            .Node("Transpose", "r", "y", ("perm", new[] { 0, 2, 3, 1 })).Network()
            .Kinds.ShouldBe(["Relu"]);

    [Fact]
    public void OutputThatIsTheInput_IsAView() => new TestModel().Input(null, 2).Node("Identity", "x", "y").Network().Kinds.ShouldBe(["View"]);

    [Fact]
    public void RowOfOneNumber_HasOneValue() => new TestModel().Input([null]).Floats("c", [], 2).Node("Mul", "x c", "y").Run(3).ShouldBeNear(6);

    [Fact]
    public void ViewPixelShuffle_MovesRowsOfRankFive()
    {
        TestModel model = new TestModel().Input(null, 4, 2, 3).Ints("a", -1, 1, 2, 2, 2, 3).Ints("b", -1, 1, 4, 6)
            .Node("Reshape", "x a", "r").Node("Transpose", "r", "t", ("perm", new[] { 0, 1, 4, 2, 5, 3 })).Node("Reshape", "t b", "y");
        Reference expected = Reference.Of([1, 4, 2, 3], Expect.SomeRow(24)).Reshape([1, 1, 2, 2, 2, 3]).Transpose([0, 1, 4, 2, 5, 3]);
        model.RunSome().ShouldBeNear(expected.Values);
    }
}
