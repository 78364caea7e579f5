namespace NetGen.Tests.Numerics;

public sealed class ReferenceMathTests
{
    // From mpmath with 50 digits.
    [Theory]
    [InlineData(1e-08, 1.1283791670955126e-08, 0.9999999887162083)]
    [InlineData(0.1, 0.1124629160182849, 0.887537083981715)]
    [InlineData(0.3, 0.3286267594591274, 0.6713732405408726)]
    [InlineData(0.49, 0.511668261188523, 0.4883317388114769)]
    [InlineData(0.51, 0.5292436198411704, 0.4707563801588296)]
    [InlineData(0.8, 0.7421009647076605, 0.2578990352923395)]
    [InlineData(1.3, 0.9340079449406524, 0.06599205505934755)]
    [InlineData(1.99, 0.995111413199617, 0.004888586800383003)]
    [InlineData(2.01, 0.9955248493552482, 0.004475150644751763)]
    [InlineData(3.0, 0.9999779095030014, 2.209049699858544e-05)]
    [InlineData(5.0, 0.9999999999984626, 1.537459794428035e-12)]
    [InlineData(9.0, 1.0, 4.13703174651381e-37)]
    [InlineData(20.0, 1.0, 5.395865611607901e-176)]
    public void Erf_AgreesWithFiftyDigits(double x, double erf, double erfc)
    {
        ReferenceMath.Erf(x).ShouldBe(erf, 2e-15 * Math.Abs(erf));
        ReferenceMath.Erfc(x).ShouldBe(erfc, 4e-15 * erfc * Math.Max(1, x * x));
        ReferenceMath.Erf(-x).ShouldBe(-erf, 2e-15 * Math.Abs(erf));
    }

    [Fact]
    public void Erf_HasItsLimits()
    {
        ReferenceMath.Erf(0).ShouldBe(0);
        ReferenceMath.Erf(double.PositiveInfinity).ShouldBe(1);
        ReferenceMath.Erf(double.NegativeInfinity).ShouldBe(-1);
        ReferenceMath.Erf(double.NaN).ShouldBe(double.NaN);
        ReferenceMath.NormalCdf(double.NegativeInfinity).ShouldBe(0);
        ReferenceMath.NormalCdf(double.PositiveInfinity).ShouldBe(1);
    }

    [Fact]
    public void SmallArguments_KeepTheirDigits()
    {
        ReferenceMath.Log1p(1e-10).ShouldBe(1e-10 - 5e-21, 1e-25);
        ReferenceMath.Expm1(1e-10).ShouldBe(1e-10 + 5e-21, 1e-25);
        ReferenceMath.Expm1(-800).ShouldBe(-1);
        ReferenceMath.Expm1(800).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void LargeArguments_DoNotOverflow()
    {
        ReferenceMath.Softplus(1e4, 1).ShouldBe(1e4);
        ReferenceMath.Softplus(-1e4, 1).ShouldBe(0);
        ReferenceMath.SigmoidCrossEntropy(1e4, 1).ShouldBe(0);
        ReferenceMath.SigmoidCrossEntropy(-1e4, 1).ShouldBe(1e4);
        ReferenceMath.SoftmaxCrossEntropy([1e4, 0], [0, 1]).ShouldBe(1e4);
    }
}
