using System.Globalization;

namespace NetGen.Tests.Training;

public sealed class GradientCheckTests
{
    [Fact]
    public void Text_IsATable()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        string text =
            new GradientCheck(
            [
                new TensorCheck("0.weight", 64, 3.14e-7, 1.5, 1.5), new TensorCheck("0.bias", 5, 0, 0, 1e-12) { KinkCount = 2 },
                new TensorCheck("1.weight", 0, 0, 0, 0) { KinkCount = 1 }
            ]).ToString();
        CultureInfo.CurrentCulture = before;
        text.ShouldBe("""
            tensor    tried  at a kink  relative error  analytic norm  numeric norm
            0.weight     64          0        3.14E-07       1.50E+00      1.50E+00
            0.bias        5          2        0.00E+00       0.00E+00      1.00E-12
            1.weight      0          1       unchecked       0.00E+00      0.00E+00
            largest relative error: 3.14E-07

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void TensorWithNothingLeft_IsUnchecked() =>
        new GradientCheck([new TensorCheck("0.weight", 4, 0, 0, 0), new TensorCheck("0.bias", 0, 0, 0, 0) { KinkCount = 3 }]).Unchecked().ShouldBe(["0.bias"]);

    [Fact]
    public void CheckOfNothing_HasNoError() => new GradientCheck([]).ToString().ShouldEndWith("largest relative error: 0.00E+00\n");
}
