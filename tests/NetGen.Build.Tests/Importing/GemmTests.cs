namespace NetGen.Build.Tests.Importing;

/// <summary>Products of matrices in the forms that files have.</summary>
public class GemmTests
{
    [Theory]
    [InlineData(new long[] { }, new float[] { 10 }, new double[] { 17, 20 })]
    [InlineData(new long[] { 1 }, new float[] { 10 }, new double[] { 17, 20 })]
    [InlineData(new long[] { 2 }, new float[] { 10, 20 }, new double[] { 17, 30 })]
    [InlineData(new long[] { 1, 2 }, new float[] { 10, 20 }, new double[] { 17, 30 })]
    [InlineData(new long[] { 1, 1 }, new float[] { 10 }, new double[] { 17, 20 })]
    public void C_MayHaveAnyShapeThatIsRepeated(long[] shape, float[] c, double[] expected) =>
        new TestModel().Input(null, 2).Floats("b", [2, 2], 1, 2, 3, 4).Floats("c", shape, c).Node("Gemm", "x b c", "y").Run(1, 2).ShouldBeNear(expected);

    [Fact]
    public void AlphaBetaTransB_ScaleAndTurn() =>
        new TestModel().Input(null, 2).Floats("b", [2, 2], 1, 3, 2, 4).Floats("c", [2], 10, 20)
            .Node("Gemm", "x b c", "y", ("alpha", 2f), ("beta", 0.5f), ("transB", 1))
            .Run(1, 2).ShouldBeNear(19, 30);

    [Fact]
    public void C_MayBeAValue() =>
        new TestModel().Input(null, 2).Floats("b", [2, 2], 1, 2, 3, 4).Node("Gemm", "x b x", "y", ("beta", 2f)).Run(1, 2).ShouldBeNear(9, 14);

    [Fact]
    public void MatMulAndAdd_AreOneLayer() =>
        new TestModel().Input(null, 3).Some("w", 3, 2).Some("b", 2).Node("MatMul", "x w", "m").Node("Add", "b m", "y").Network().Kinds.ShouldBe(["Dense"]);

    [Fact]
    public void MatMulThatOthersReadToo_KeepsItsOwnValue()
    {
        string[] kinds = [.. new TestModel().Input(null, 3).Some("w", 3, 2).Some("b", 2).Node("MatMul", "x w", "m").Node("Add", "b m", "a")
            .Node("Mul", "a m", "y").Network().Kinds];
        kinds.ShouldBe(["Dense", "Add", "Multiply"]);
    }

    [Fact]
    public void MatMulOnRowsOfMatrices_IsAConvolutionOfOneTap()
    {
        TestModel model = new TestModel().Input(null, 2, 2).Floats("w", [2, 1], 1, 10).Floats("b", [1], 100).Node("MatMul", "x w", "m").Node("Add", "m b", "y");
        model.Network().Kinds.ShouldBe(["Conv1D"]);
        model.Run(1, 2, 3, 4).ShouldBeNear(121, 143);
    }

    [Fact]
    public void ConstantFromTheLeft_IsAProduct() =>
        new TestModel().Input(null, 2, 2).Floats("w", [1, 2], 1, 10).Node("MatMul", "w x", "y").Run(1, 2, 3, 4).ShouldBeNear(31, 42);

    [Fact]
    public void VectorFromTheRight_DropsTheAxis()
    {
        TestModel model = new TestModel().Input(null, 2, 2).Floats("w", [2], 1, 10).Node("MatMul", "x w", "y");
        model.Network().Output.Ints("file").ShouldBe([2]);
        model.Run(1, 2, 3, 4).ShouldBeNear(21, 43);
    }
}
