namespace NetGen.Build.Tests.Importing;

/// <summary>Layers that exporters write out operator by operator are found again.</summary>
public class WrittenOutTests
{
    private static TestModel Model => new TestModel()
        .Input(null, 4)
        .Floats("half", [], 0.5f).Floats("one", [], 1).Floats("two", [], 2).Floats("three", [], 3).Floats("six", [], 6)
        .Floats("root2", [1], 1.4142135f).Floats("1/root2", [], 0.70710677f).Floats("0.0447", [], 0.044715f).Floats("0.798", [], 0.7978846f);

    [Fact]
    public void GeluAsPyTorchWritesIt() =>
        IsOnly("Gelu", Model.Node("Div", "x root2", "d").Node("Erf", "d", "e").Node("Add", "e one", "a").Node("Mul", "x a", "m").Node("Mul", "m half", "y"));

    [Fact]
    public void GeluWithHalfFirst() =>
        IsOnly("Gelu", Model.Node("Mul", "1/root2 x", "d").Node("Erf", "d", "e").Node("Add", "one e", "a").Node("Mul", "half x", "h").Node("Mul", "a h", "y"));

    [Fact]
    public void GeluWithHalfAtErf() =>
        IsOnly("Gelu", Model.Node("Div", "x root2", "d").Node("Erf", "d", "e").Node("Add", "e one", "a").Node("Mul", "a half", "h").Node("Mul", "x h", "y"));

    [Fact]
    public void GeluDividedByTwo() =>
        IsOnly("Gelu", Model.Node("Div", "x root2", "d").Node("Erf", "d", "e").Node("Add", "e one", "a").Node("Mul", "x a", "m").Node("Div", "m two", "y"));

    [Theory]
    [InlineData("pow")]
    [InlineData("product")]
    [InlineData("factored")]
    public void GeluByTanh(string form)
    {
        TestModel model = form switch
        {
            "pow" => Model.Node("Pow", "x three", "c").Node("Mul", "c 0.0447", "k").Node("Add", "x k", "p"),
            "product" => Model.Node("Mul", "x x", "s").Node("Mul", "s x", "c").Node("Mul", "0.0447 c", "k").Node("Add", "k x", "p"),
            _ => Model.Node("Mul", "x x", "s").Node("Mul", "s 0.0447", "k").Node("Add", "k one", "f").Node("Mul", "x f", "p"),
        };
        IsOnly("GeluTanh", model.Node("Mul", "p 0.798", "u").Node("Tanh", "u", "t").Node("Add", "t one", "a").Node("Mul", "half x", "h")
            .Node("Mul", "h a", "y"));
    }

    [Fact]
    public void Silu() => IsOnly("Silu", Model.Node("Sigmoid", "x", "s").Node("Mul", "x s", "y"));

    [Fact]
    public void HardSwishByHardSigmoid() => IsOnly("HardSwish", Model.Node("HardSigmoid", "x", "s", ("alpha", 1f / 6)).Node("Mul", "x s", "y"));

    [Fact]
    public void HardSwishByClip() =>
        IsOnly("HardSwish", Model.Node("Add", "x three", "a").Node("Relu", "a", "r").Node("Clip", "r _ six", "c").Node("Mul", "x c", "m")
        .Node("Div", "m six", "y"));

    [Fact]
    public void SigmoidOfAnotherValue_StaysAProduct() =>
        Model.Node("Mul", "x two", "t").Node("Sigmoid", "t", "s").Node("Mul", "x s", "y").Network().Kinds.ShouldBe(["Multiply", "Sigmoid", "Multiply"]);

    [Fact]
    public void GeluWithAnotherNumber_StaysWrittenOut()
    {
        double[] y = Model.Node("Div", "x two", "d").Node("Erf", "d", "e").Node("Add", "e one", "a").Node("Mul", "x a", "y").Run(1, 0, 0, 0);
        y[0].ShouldBe(1.5204998, 1e-6);
    }

    [Theory]
    [InlineData("Div")]
    [InlineData("Reciprocal")]
    public void LayerNormalization(string form)
    {
        TestModel model = new TestModel().Input(null, 2, 4).Floats("eps", [], 1e-3f).Floats("two", [], 2).Some("g", 4).Some("b", 4)
            .Node("ReduceMean", "x", "m", ("axes", new[] { -1 })).Node("Sub", "x m", "d").Node("Pow", "d two", "p")
            .Node("ReduceMean", "p", "v", ("axes", new[] { 2 }))
            .Node("Add", "v eps", "e").Node("Sqrt", "e", "r");
        _ = form == "Div" ? model.Node("Div", "d r", "n") : model.Node("Reciprocal", "r", "i").Node("Mul", "d i", "n");
        model.Node("Mul", "n g", "s").Node("Add", "s b", "y");

        IsOnly("LayerNorm", model);
        Reference x = Reference.Of([1, 2, 4], Expect.SomeRow(8));
        Reference mean = x.With(x.Mean([2], keep: true), static (a, b) => a - b);
        Reference y = mean.With(mean.Map(static v => v * v).Mean([2], keep: true), static (a, b) => a / Math.Sqrt(b + 1e-3))
            .With(Reference.Of([4], TestTensor.Some([4])), static (a, b) => a * b).With(Reference.Of([4], TestTensor.Some([4])), static (a, b) => a + b);
        model.RunSome().ShouldBeNear(y.Values);
    }

    [Fact]
    public void SqrtByItself_IsDeclinedAndSaysWhereItIsRead() =>
        Model.Node("Sqrt", "x", "y").Problems().Single().Text("message").ShouldContain("part of a layer normalisation");

    [Fact]
    public void InputMinusMeanOverDivisor_IsTheScalingOfTheInput()
    {
        TestModel model = new TestModel().Input(null, 2).Floats("m", [1, 2], 1, 2).Floats("s", [], 4).Node("Sub", "x m", "c").Node("Div", "c s", "y");
        model.Network().Kinds.ShouldBe(["Standardize"]);
        model.Run(5, 4).ShouldBeNear(1, 0.5);
    }

    private static void IsOnly(string kind, TestModel model) => model.Network().Kinds.ShouldBe([kind]);
}
