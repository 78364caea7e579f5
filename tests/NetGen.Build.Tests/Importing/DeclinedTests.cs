using NetGen.Build.Onnx;
using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>What is not read says so, node by node, with what was found and what would be read.</summary>
public class DeclinedTests
{
    [Fact]
    public void EveryNodeThatIsNotRead_IsNamedInOneBuild()
    {
        IReadOnlyList<TextLine> problems = new TestModel().Input(null, 3)
            .Node("NonZero", "x", "a").Node("Relu", "a", "b").Node("Softmax", "x", "c", ("axis", 0)).Node("Add", "b c", "d").Node("Det", "d", "y").Problems();

        problems.Select(static problem => problem.Text("operator")).ShouldBe(["NonZero", "Softmax", "Det"]);
        problems.Select(static problem => problem.Raw("id")).ShouldAllBe(static id => id == "NETGEN142");
        problems[1].Text("node").ShouldBe("n2");
        problems[1].Int("opset").ShouldBe(17);
        problems[1].Text("attribute").ShouldBe("axis");
        problems[1].Text("message").ShouldBe("Softmax goes over the batch (axis=0), which mixes rows. NetGen supports it over the axes of a row.");
    }

    [Fact]
    public void NodesThatTheOutputDoesNotNeed_AreNotLookedAt() =>
        new TestModel().Input(null, 3).Node("NonZero", "x", "a").Node("Relu", "x", "y").Network().Kinds.ShouldBe(["Relu"]);

    [Theory]
    [InlineData("ArgMax", "")]
    [InlineData("ReduceMean", "axes")]
    [InlineData("Transpose", "perm")]
    public void WhatMixesRowsByDefault_IsDeclined(string operation, string attribute)
    {
        TextLine problem = new TestModel(17).Input(null, 3).Node(operation, "x", "y").Problems().Single();
        if (attribute.Length > 0) problem.Text("attribute").ShouldBe(attribute);
        problem.Text("message").ShouldContain("batch");
    }

    [Fact]
    public void ConcatOverTheBatch_IsDeclined() => Message(new TestModel().Input(null, 3).Node("Concat", "x x", "y", ("axis", 0))).ShouldContain("mixes rows");

    [Fact]
    public void FlattenOfTheBatch_IsDeclined() =>
        Message(new TestModel().Input(null, 3).Node("Flatten", "x", "y", ("axis", 0))).ShouldContain("joins the batch");

    [Fact]
    public void ConstantForEachRow_IsDeclined() =>
        Message(new TestModel().Input(2, 3).Some("c", 2, 3).Node("Add", "x c", "y")).ShouldContain("whose first dimension, the batch, is not 1");

    [Fact]
    public void ConstantOfMoreDimensions_IsDeclined() =>
        Message(new TestModel().Input(null, 3).Some("c", 1, 1, 3).Node("Add", "x c", "y")).ShouldContain("move the batch");

    [Fact]
    public void MatricesOverTheBatch_AreDeclined()
    {
        Message(new TestModel().Input(3, 3).Some("c", 3, 3).Node("MatMul", "c x", "y")).ShouldContain("mixes");
        Message(new TestModel().Input(3, 3).Node("MatMul", "x x", "y")).ShouldContain("mixes rows");
        Message(new TestModel().Input(3, 3).Some("c", 3, 3).Node("Gemm", "x c", "y", ("transA", 1))).ShouldContain("transA=1");
        Message(new TestModel().Input(3, 3).Some("c", 3, 3).Node("Gemm", "c x", "y")).ShouldContain("mixes");
        Message(new TestModel().Input(2, 3, 3).Some("c", 2, 3, 3).Node("MatMul", "x c", "y")).ShouldContain("the batch, is not 1");
    }

    [Fact]
    public void WindowsInThreeDimensions_AreDeclined()
    {
        Message(new TestModel().Input(null, 1, 4, 4, 4).Some("w", 1, 1, 2, 2, 2).Node("Conv", "x w", "y")).ShouldContain("one or two dimensions");
        Message(new TestModel().Input(null, 1, 4, 4, 4).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 2, 2, 2 }))).ShouldContain("one or two dimensions");
    }

    [Fact]
    public void WhatIsDrawnOrTrained_IsDeclined()
    {
        OnnxTensor training = TestTensor.Of("t", ElementType.Bool, [], [1], [1]);
        Message(new TestModel().Input(null, 3).Tensor(training).Node("Dropout", "x _ t", "y")).ShouldContain("training_mode=true");
        Message(new TestModel().Input(null, 3).Some("c", 3).Node("BatchNormalization", "x c c c c", "y", ("training_mode", 1)))
            .ShouldContain("training_mode=1");
        Message(new TestModel(6).Input(null, 3).Node("Dropout", "x", "y")).ShouldContain("is_test=0");
    }

    [Fact]
    public void SecondOutputsThatAreRead_AreDeclined()
    {
        TextLine problem = new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "p i", ("kernel_shape", new[] { 2 })).Node("Add", "p i", "y").Problems()
            .Single();
        problem.Text("attribute").ShouldBe("Indices");
        new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "y i", ("kernel_shape", new[] { 2 })).Network().Kinds.ShouldBe(["MaxPool1D"]);
    }

    [Fact]
    public void ControlFlow_IsDeclined() =>
        Message(new TestModel().Input(null, 3).Node("If", "x", "y", ("then_branch", new object()))).ShouldContain("NetGen does not support the operator If.");

    [Fact]
    public void OtherDomains_AreDeclinedByTheirName() =>
        Message(new TestModel().Input(null, 3).Node("com.microsoft", 1, "FusedGemm", "x", "y")).ShouldContain("com.microsoft.FusedGemm");

    [Theory]
    [InlineData(5)]
    [InlineData(26)]
    public void OtherVersions_AreDeclined(int opset) => Message(new TestModel(opset).Input(null, 3).Node("Relu", "x", "y")).ShouldContain("opsets 6 to 25");

    [Fact]
    public void InputsThatAreNotOneOfKnownShape_AreDeclined()
    {
        Message(new TestModel().Input(null, null).Node("Relu", "x", "y")).ShouldContain("[?, ?]");
        Message(new TestModel().InputWithoutShape().Node("Relu", "x", "y")).ShouldContain("no shape");
        Message(new TestModel().Input().Node("Relu", "x", "y")).ShouldContain("no dimensions");
        Message(new TestModel().Input(null, 3).Input("z", ElementType.Float, null, 3).Node("Add", "x z", "y")).ShouldContain("2 inputs (x, z)");
        Message(new TestModel().Input("x", ElementType.Int64, null, 3).Node("Relu", "x", "y")).ShouldContain("whole numbers");
        Message(new TestModel().Input("x", ElementType.String, null, 3).Node("Relu", "x", "y")).ShouldContain("texts");
    }

    [Fact]
    public void WholeNumbersThatAreCastAtOnce_AreRead() =>
        new TestModel().Input("x", ElementType.UInt8, null, 2).Floats("c", [], 255).Node("Cast", "x", "f", ("to", 1)).Node("Div", "f c", "y").Run(255, 51)
            .ShouldBeNear(1, 0.2);

    [Fact]
    public void RoundingTo16Bits_IsDeclinedUnlessTheWholeFileHasThem()
    {
        const int Half = (int)ElementType.Float16;
        Message(new TestModel().Input(null, 2).Node("Cast", "x", "y", ("to", Half))).ShouldContain("16 bits");
        new TestModel().Input("x", ElementType.Float16, null, 2).Node("Cast", "x", "f", ("to", 1)).Node("Relu", "f", "r").Node("Cast", "r", "y", ("to", Half))
            .Network().Kinds.ShouldBe(["Relu"]);
    }

    [Fact]
    public void SeveralOutputs_AreDeclinedByTheirNames() =>
        Message(new TestModel().Input(null, 3).Node("Relu", "x", "y").Node("Tanh", "x", "z").Output("y").Output("z")).ShouldContain("2 outputs (y, z)");

    [Fact]
    public void ValuesThatNothingGives_AreDamage() =>
        new TestModel().Input(null, 3).Node("Add", "x nothing", "y").Problems().Single().Raw("id").ShouldBe("NETGEN141");

    [Fact]
    public void AttributesOfAnotherType_AreDeclined() =>
        Message(new TestModel().Input(null, 3).Node("LeakyRelu", "x", "y", ("alpha", 1))).ShouldContain("alpha");

    private static string Message(TestModel model) => model.Problems().Single().Text("message");
}
