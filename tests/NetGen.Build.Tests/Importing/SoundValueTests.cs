using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>Values that a class could not start from are declined when the project is built, not when the class is made.</summary>
public class SoundValueTests
{
    private const string Learning = "ai.onnx.ml";

    [Fact]
    public void ConstantThatIsNotFinite_IsDeclined() =>
        Message(new TestModel().Input(null, 2).Floats("mask", [1, 2], 0, float.NegativeInfinity).Node("Add", "x mask", "y"))
            .ShouldBe("A constant of the model is -Infinity at position 1. Values must be finite, and variances must not be negative.");

    [Fact]
    public void WeightThatIsNotANumber_IsDeclined() =>
        Message(new TestModel().Input(null, 2).Floats("w", [2, 1], 1, float.NaN).Node("MatMul", "x w", "y")).ShouldContain("NaN at position 1");

    [Fact]
    public void NegativeVariance_IsDeclined() => Message(new TestModel().Input(null, 2)
        .Floats("s", [2], 1, 1).Floats("b", [2], 0, 0).Floats("m", [2], 0, 0).Floats("v", [2], 1, -1).Node("BatchNormalization", "x s b m v", "y"))
            .ShouldContain("A variance is negative");

    [Fact]
    public void PaddingWithInfinity_IsDeclined() =>
        Message(new TestModel(10).Input(null, 2).Node("Pad", "x", "y", ("pads", new[] { 0, 1, 0, 0 }), ("value", float.NegativeInfinity)))
            .ShouldContain("value is -Infinity");

    /// <summary>The divisors of an input scaling are positive; what divides by others stays arithmetic.</summary>
    [Fact]
    public void DivisionByANegativeNumber_IsNoScaling()
    {
        TestModel model = new TestModel().Input(null, 2).Floats("m", [1], 0.5f).Floats("d", [1], -0.5f).Node("Sub", "x m", "c").Node("Div", "c d", "y");
        model.Network().Kinds.ShouldBe(["Subtract", "Divide"]);
        model.Run(1, 2).ShouldBeNear(-1, -3);
    }

    [Fact]
    public void ScalerOfZero_MultipliesByZero()
    {
        TestModel model = new TestModel().Input(null, 2).Node(Learning, 1, "Scaler", "x", "y", ("offset", new[] { 1f, 1f }), ("scale", new[] { 0f, -2f }));
        model.Network().Kinds.ShouldBe(["Subtract", "Multiply"]);
        model.Run(3, 4).ShouldBeNear(0, -6);
    }

    [Fact]
    public void HardSigmoidOfAConstant_IsDeclinedWhereItsBetaIsNotTheUsualOne() =>
        new TestModel().Input(null, 2)
            .Floats("c", [1, 2], 0, 1)
            .Node("HardSigmoid", "c", "h", ("beta", 0.25f))
            .Node("Add", "x h", "y")
            .Problems()
            .ShouldNotBeEmpty();

    [Theory]
    [InlineData("AveragePool")]
    [InlineData("MaxPool")]
    public void WindowWhoseTapsAllLieInPadding_IsDeclined(string pool) =>
        Message(new TestModel(19).Input(null, 1, 1).Node(pool, "x", "y", ("kernel_shape", new[] { 2 }), ("dilations", new[] { 2 }), ("pads", new[] { 1, 1 })))
            .ShouldContain("lies in the padding alone");

    [Fact]
    public void NamesAndMessages_AreCut()
    {
        string name = new('x', 100_000);
        TextLine problem = new TestModel().Input(null, 2).Node(name, "x", "y").Problems().Single();
        problem.Text("operator").Length.ShouldBeLessThan(300);
        problem.Text("message").Length.ShouldBeLessThan(700);
    }

    private static string Message(TestModel model) => model.Problems().Single().Text("message");
}
