using NetGen.Build.Onnx;

namespace NetGen.Build.Tests.Importing;

/// <summary>What operators meant in the versions that they have gone through.</summary>
public class VersionTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    public void ClipBefore11_HasAttributes(int opset) =>
        new TestModel(opset).Input(null, 3).Node("Clip", "x", "y", ("min", -1f), ("max", 2f)).Run(-3, 0.5, 9).ShouldBeNear(-1, 0.5, 2);

    [Theory]
    [InlineData(11)]
    [InlineData(25)]
    public void ClipSince11_HasInputs(int opset) =>
        new TestModel(opset).Input(null, 3).Floats("low", [], -1).Floats("high", [1], 2).Node("Clip", "x low high", "y").Run(-3, 0.5, 9)
        .ShouldBeNear(-1, 0.5, 2);

    [Fact]
    public void ClipWithoutLowerBound_LimitsAbove() =>
        new TestModel().Input(null, 2).Floats("high", [], 2).Node("Clip", "x _ high", "y").Run(-3, 9).ShouldBeNear(-3, 2);

    [Fact]
    public void ClipFromZero_IsRelu() => new TestModel(9).Input(null, 2).Node("Clip", "x", "y", ("min", 0f)).Network().Kinds.ShouldBe(["Relu"]);

    [Fact]
    public void PadBefore11_HasAttributes() =>
        new TestModel(10).Input(null, 2).Node("Pad", "x", "y", ("pads", new[] { 0, 1, 0, 2 }), ("value", 7f)).Run(1, 2).ShouldBeNear(7, 1, 2, 7, 7);

    [Fact]
    public void PadSince11_HasInputs() =>
        new TestModel(11).Input(null, 2).Ints("pads", 0, 1, 0, 2).Floats("value", [], 7).Node("Pad", "x pads value", "y").Run(1, 2).ShouldBeNear(7, 1, 2, 7, 7);

    [Fact]
    public void PadSince18_HasAxes() =>
        new TestModel(18).Input(null, 2, 2).Ints("pads", 1, 0).Ints("axes", -1).Node("Pad", "x pads _ axes", "y").Run(1, 2, 3, 4)
            .ShouldBeNear(0, 1, 2, 0, 3, 4);

    [Theory]
    [InlineData("reflect", new double[] { 3, 2, 1, 2, 3, 2 })]
    [InlineData("edge", new double[] { 1, 1, 1, 2, 3, 3 })]
    public void PadModes_Repeat(string mode, double[] expected) =>
        new TestModel(13).Input(null, 3).Ints("pads", 0, 2, 0, 1).Node("Pad", "x pads", "y", ("mode", mode)).Run(1, 2, 3).ShouldBeNear(expected);

    [Theory]
    [InlineData(12, "axes")]
    [InlineData(13, "input")]
    public void SqueezeAxes_BecameAnInputIn13(int opset, string form)
    {
        TestModel model = new TestModel(opset).Input(null, 1, 3).Ints("a", 1);
        _ = form == "axes" ? model.Node("Squeeze", "x", "s", ("axes", new[] { 1 })) : model.Node("Squeeze", "x a", "s");
        model.Some("w", 3, 2).Node("Gemm", "s w", "y").Network().Kinds.ShouldBe(["Dense"]);
    }

    [Theory]
    [InlineData(12, "axes")]
    [InlineData(13, "input")]
    public void UnsqueezeAxes_BecameAnInputIn13(int opset, string form)
    {
        TestModel model = new TestModel(opset).Input(null, 4).Ints("a", -1, 1);
        _ = form == "axes" ? model.Node("Unsqueeze", "x", "s", ("axes", new[] { -1, 1 })) : model.Node("Unsqueeze", "x a", "s");
        model.Node("Softmax", "s", "y", ("axis", 2)).Network().Output.Ints("file").ShouldBe([1, 4, 1]);
    }

    [Theory]
    [InlineData(17, "axes")]
    [InlineData(18, "input")]
    public void ReduceMeanAxes_BecameAnInputIn18(int opset, string form)
    {
        TestModel model = new TestModel(opset).Input(null, 2, 2).Ints("a", -1);
        _ = form == "axes" ? model.Node("ReduceMean", "x", "y", ("axes", new[] { -1 }), ("keepdims", 0))
            : model.Node("ReduceMean", "x a", "y", ("keepdims", 0));
        model.Run(1, 2, 3, 5).ShouldBeNear(1.5, 4);
    }

    [Fact]
    public void ReduceMeanWithoutAxesAndNoop_DoesNothing() =>
        new TestModel(18).Input(null, 2).Node("ReduceMean", "x", "y", ("noop_with_empty_axes", 1)).Run(1, 2).ShouldBeNear(1, 2);

    [Fact]
    public void SoftmaxBefore13_GoesOverAllAxesFromTheFirstOn()
    {
        double[] y = new TestModel(12).Input(null, 2, 2).Node("Softmax", "x", "y").RunSome();
        y.Sum().ShouldBe(1, 1e-6);
    }

    [Fact]
    public void SoftmaxSince13_GoesOverTheLastAxis()
    {
        double[] y = new TestModel(13).Input(null, 2, 2).Node("Softmax", "x", "y").RunSome();
        (y[0] + y[1]).ShouldBe(1, 1e-6);
    }

    [Theory]
    [InlineData(11, "ratio")]
    [InlineData(12, "input")]
    public void DropoutRatio_BecameAnInputIn12(int opset, string form)
    {
        TestModel model = new TestModel(opset).Input(null, 4).Floats("r", [], 0.25f);
        _ = form == "ratio" ? model.Node("Dropout", "x", "y", ("ratio", 0.25f)) : model.Node("Dropout", "x r", "y mask");
        model.Network().Nodes[0].Double("rate").ShouldBe(0.25);
    }

    [Fact]
    public void BatchNormalizationMomentum_IsOneMinusOurs() =>
        BatchNorm(9).Node("BatchNormalization", "x s b m v", "y", ("momentum", 0.9f)).Network().Nodes[0].Double("momentum").ShouldBe(0.1, 1e-6);

    [Fact]
    public void BatchNormalizationOfOpset6_IsReadAtTest() =>
        BatchNorm(6).Node("BatchNormalization", "x s b m v", "y", ("is_test", 1), ("consumed_inputs", new[] { 0, 0, 0, 1, 1 })).RunSome();

    [Fact]
    public void AddOfOpset6_RepeatsFromAnAxisOn() =>
        new TestModel(6).Input(null, 2, 2).Floats("b", [2], 10, 20).Node("Add", "x b", "y", ("broadcast", 1), ("axis", 1)).Run(1, 2, 3, 4)
            .ShouldBeNear(11, 12, 23, 24);

    [Fact]
    public void PReluBefore7_HasSlopesOfChannels() =>
        new TestModel(6).Input(null, 2, 2).Floats("s", [2], 0.5f, 2).Node("PRelu", "x s", "y").Run(-1, -1, -1, 1).ShouldBeNear(-0.5, -0.5, -2, 1);

    [Fact]
    public void ReshapeZero_CopiesASize() =>
        new TestModel(13).Input(null, 2, 3).Ints("t", 0, 0, -1, 1).Node("Reshape", "x t", "y").Network().Output.Ints("file").ShouldBe([2, 3, 1]);

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void ReshapeZeroWithAllowzero_IsASize(int allowZero)
    {
        TestModel model = new TestModel(14).Input(null, 2, 3).Ints("t", 0, 3, 2).Node("Reshape", "x t", "y", ("allowzero", allowZero));
        if (allowZero == 0) model.Network().Output.Ints("file").ShouldBe([3, 2]);
        else model.Problems().Single().Text("attribute").ShouldBe("shape");
    }

    [Theory]
    [InlineData("value_float")]
    [InlineData("value_floats")]
    [InlineData("value")]
    public void ConstantNodes_HaveSeveralForms(string form)
    {
        object value = form switch { "value_float" => 2f, "value_floats" => new[] { 2f }, _ => TestTensor.Of("", ElementType.Double, [1], [2]) };
        new TestModel(13).Input(null, 2).Node("Constant", "", "c", (form, value)).Node("Mul", "x c", "y").Run(1, 3).ShouldBeNear(2, 6);
    }

    [Theory]
    [InlineData("none", "Gelu")]
    [InlineData("tanh", "GeluTanh")]
    public void GeluSince20_HasAnApproximation(string approximate, string kind) =>
        new TestModel(20).Input(null, 2).Node("Gelu", "x", "y", ("approximate", approximate)).Network().Kinds.ShouldBe([kind]);

    private static TestModel BatchNorm(int opset) => new TestModel(opset).Input(null, 2).Some("s", 2).Some("b", 2).Some("m", 2).Floats("v", [2], 1, 2);
}
