using System.Globalization;

namespace NetGen.Build.Tests.Importing;

/// <summary>The text itself.</summary>
public class TextTests
{
    [Fact]
    public void SmallNetwork_IsWrittenLineByLine()
    {
        Small().Import().Text.ShouldBe(
            """
            netgen-model 1
            source "Models/test.onnx"
            kind onnx
            producer "test 1.0, opset 17"
            weights resource="NetGen.Models/Models/test.onnx" length=56 sha256=003481c8755824ce5c649a1cb89f6e1976691b499588c7faff47b2f63135fa8a
            input name="x" file=[3,2,2] shape=[12]
            output name="y" file=[2]
            node Reshape name="n0.reshape" reads=[-1] input=[12] shape=[2,2,3]
            node Conv2D name="n0" reads=[0] input=[2,2,3] shape=[2,2,1] filters=1 kernel=[1,1] stride=[1,1] dilation=[1,1] pads=[0,0,0,0] groups=1 bias=false
            node LeakyRelu name="n1" reads=[1] input=[2,2,1] shape=[2,2,1] alpha=0.1
            node Dense name="n3" reads=[2] input=[4] shape=[2] units=2 bias=true
            node Add name="n4" reads=[3] input=[2] shape=[2] left=[2] right=[1] constant=right

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void TrainedValuesComeFirst_ThenStatistics()
    {
        float[][] values = [.. new TestModel().Input(null, 2).Floats("s", [2], 1, 2).Floats("b", [2], 3, 4).Floats("m", [2], 5, 6).Floats("v", [2], 7, 8)
            .Floats("w", [2, 1], 9, 10)
            .Node("BatchNormalization", "x s b m v", "n").Node("MatMul", "n w", "y").Import().Values];
        values.SelectMany(static tensor => tensor).ShouldBe([1f, 2, 3, 4, 9, 10, 5, 6, 7, 8]);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void AnyCulture_WritesTheSame(string culture)
    {
        TestModel wrong = new TestModel().Input(null, 3, 2, 2).Node("Transpose", "x", "y", ("perm", new[] { 0, -3, 1, 2 }));
        CultureInfo before = CultureInfo.CurrentCulture;
        string[] invariant = [Small().Import().Text, wrong.Import().Text];
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Small().Import().Text.ShouldBe(invariant[0]);
            wrong.Import().Text.ShouldBe(invariant[1]);
            invariant[1].ShouldContain("-3");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TestModel Small() => new TestModel().Input(null, 3, 2, 2)
        .Floats("f", [1, 3, 1, 1], 1, 2, 3).Floats("w", [4, 2], 1, 2, 3, 4, 5, 6, 7, 8).Floats("b", [2], 1, 2).Floats("c", [1], 0.5f).Floats("d", [1], 0.25f)
        .Node("Conv", "x f", "c0").Node("LeakyRelu", "c0", "r", ("alpha", 0.1f)).Node("Flatten", "r", "v").Node("Gemm", "v w b", "g").Node("Add", "g d", "y");
}
