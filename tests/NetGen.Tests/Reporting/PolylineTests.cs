namespace NetGen.Tests.Reporting;

public sealed class PolylineTests
{
    private static readonly PlotFrame s_frame = new(PlotAxis.ForCounts("epoch", 1, 3), new PlotAxis("loss", 0, 1, [0, 1]));

    [Fact]
    public void Values_AreJoined() => Polyline.PathOf(s_frame, [1, 2, 3], [0, 0.5, 1]).ShouldMatch("^M[0-9. ]+h0L[0-9. ]+L[0-9. ]+$");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ValueThatIsNotFinite_IsAGapBetweenDots(double gap) => Polyline.PathOf(s_frame, [1, 2, 3], [0, gap, 1]).ShouldMatch("^M[0-9. ]+h0M[0-9. ]+h0$");

    [Fact]
    public void ManyValues_KeepTheirPeaks()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(static i => i == 54_321 ? 1 : i == 54_322 ? -1 : 0.5)];

        int[] kept = [.. Polyline.Thinned(values)];

        kept.Length.ShouldBeLessThan(1000);
        kept.ShouldContain(54_321);
        kept.ShouldContain(54_322);
        kept.ShouldBe(kept.Order());
    }

    [Fact]
    public void FewValues_AreAllKept() => Polyline.Thinned(new double[600]).Count().ShouldBe(600);
}
