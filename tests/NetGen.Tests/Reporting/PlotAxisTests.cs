namespace NetGen.Tests.Reporting;

public sealed class PlotAxisTests
{
    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(7, 1)]
    [InlineData(0.35, 0.05)]
    [InlineData(12, 2)]
    [InlineData(97, 20)]
    [InlineData(1e-9, 2e-10)]
    [InlineData(4e307, 1e307)]
    public void Step_IsOneTwoOrFiveTimesAPowerOfTen(double range, double step) => NiceNumbers.Step(range).ShouldBe(step, step * 1e-12);

    [Fact]
    public void Multiples_ReachBothEnds() => NiceNumbers.Multiples(0, 0.3, 0.1).Select(static tick => Math.Round(tick, 12)).ShouldBe([0, 0.1, 0.2, 0.3]);

    [Fact]
    public void LogarithmicTicks_ArePowersOfTen() => NiceNumbers.Logarithmic(0.0008, 150).ShouldBe([0.001, 0.01, 0.1, 1, 10, 100], 1e-12);

    [Fact]
    public void LogarithmicTicksOfFewDecades_AreFinerThanPowersOfTen() => NiceNumbers.Logarithmic(0.04, 1.1).ShouldBe([0.05, 0.1, 0.2, 0.5, 1], 1e-12);

    [Fact]
    public void LogarithmicTicksOfManyDecades_AreFew() => NiceNumbers.Logarithmic(1e-300, 1e300).Length.ShouldBeInRange(3, 8);

    [Theory]
    [InlineData(new[] { 2.0, 0.01 }, true)]
    [InlineData(new[] { 2.0, 0.5 }, false)]
    [InlineData(new[] { 2.0, 0.0 }, false)]
    [InlineData(new[] { 2.0, -0.01 }, false)]
    public void PositiveValuesOfDifferentMagnitudes_GetALogarithmicAxis(double[] values, bool isLogarithmic) =>
        PlotAxis.ForMeasures("loss", values).IsLogarithmic.ShouldBe(isLogarithmic);

    [Fact]
    public void LogarithmicAxis_GivesEqualRatiosEqualDistances()
    {
        PlotAxis axis = PlotAxis.ForMeasures("loss", [0.001, 1]);

        (axis.ShareOf(0.1) - axis.ShareOf(0.01)).ShouldBe(axis.ShareOf(1) - axis.ShareOf(0.1), 1e-12);
    }

    [Theory]
    [InlineData(new[] { 0.31, 0.46 })]
    [InlineData(new[] { 5.0 })]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { -3.0, 4.0 })]
    [InlineData(new[] { 1e15, 1e15 + 1 })]
    [InlineData(new[] { -1.7e308, 1.7e308 })]
    [InlineData(new[] { 1e-320, 1e-310 })]
    [InlineData(new[] { double.Epsilon, double.MaxValue })]
    [InlineData(new[] { double.NaN, 2.0, double.PositiveInfinity })]
    public void AnyValues_LieOnAFiniteAxisWithTicks(double[] values)
    {
        PlotAxis axis = PlotAxis.ForMeasures("loss", values);

        axis.Low.ShouldBeLessThan(axis.High);
        double.IsFinite(axis.High - axis.Low).ShouldBeTrue();
        axis.Ticks.Length.ShouldBeInRange(2, 14);
        axis.Ticks.ShouldAllBe(tick => axis.ShareOf(tick) >= 0 && axis.ShareOf(tick) <= 1);
        axis.Ticks.Select(axis.TextOf).ShouldBeUnique(StringComparer.Ordinal);
        values.Where(double.IsFinite).Select(axis.ShareOf).ShouldAllBe(static share => share >= 0 && share <= 1);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1.0 })]
    [InlineData(new[] { 0.9, 0.998 })]
    [InlineData(new[] { 0.0, 1.0 })]
    [InlineData(new[] { 0.0 })]
    public void Shares_NeverPassAHundredPercent(double[] values)
    {
        PlotAxis axis = PlotAxis.ForShares("accuracy", values);

        axis.Low.ShouldBeGreaterThanOrEqualTo(0);
        axis.High.ShouldBeLessThanOrEqualTo(1);
        axis.TextOf(axis.Ticks[^1]).ShouldEndWith(" %");
    }

    [Theory]
    [InlineData(1, 1, new[] { 1.0 })]
    [InlineData(1, 2, new[] { 1.0, 2.0 })]
    [InlineData(1, 1000, new[] { 1.0, 200.0, 400.0, 600.0, 800.0, 1000.0 })]
    public void Counts_AreMarkedAtWholeNumbers(int first, int last, double[] ticks) => PlotAxis.ForCounts("epoch", first, last).Ticks.ShouldBe(ticks);

    [Theory]
    [InlineData(0.05, 0.35, "0.05")]
    [InlineData(0.002, 0.002, "0.0020")]
    [InlineData(2e6, 8e6, "2e6")]
    public void Ticks_HaveTheDigitsThatTellThemApart(double low, double high, string text)
    {
        PlotAxis axis = PlotAxis.ForMeasures("loss", [low, high]);

        axis.Ticks.Select(axis.TextOf).ShouldContain(text, StringComparer.Ordinal);
    }
}
