namespace NetGen.Tests.Folding;

/// <summary>What layers do to their columns, and which columns fold into the layer behind.</summary>
public sealed class AffineLayerTests
{
    [Theory]
    [InlineData(0f, 1f, true)]
    [InlineData(500f, 1f, true)]
    [InlineData(-500f, 1f, true)]
    [InlineData(500.1f, 1f, false)]
    [InlineData(-500.1f, 1f, false)]
    [InlineData(1e6f, 10f, false)]
    [InlineData(1e6f, 1e4f, true)]
    [InlineData(0.1f, 1f, true)]
    [InlineData(1e-3f, 1e-6f, false)]
    [InlineData(1e15f, 1e17f, true)]
    [InlineData(0f, 1e-30f, false)]
    [InlineData(0f, 1e-45f, false)]
    [InlineData(0f, 1e30f, false)]
    [InlineData(float.NaN, 1f, false)]
    public void MeanInDivisors_DecidesWhetherAColumnFolds(float mean, float divisor, bool folds)
    {
        var unfolded = new UnfoldedColumns(new ScaledInput(0, 2, 2));
        double[] scale = new double[2], shift = new double[2];
        unfolded.Choose([], [3, mean, 2, divisor], scale, shift);
        unfolded.Any.ShouldBe(!folds);
        (scale[0], shift[0]).ShouldBe((0.5, -1.5), "the other column folds");
        (scale[1], shift[1]).ShouldBe(folds ? (1 / (double)divisor, -(double)mean / divisor) : (1, 0));

        float[] x = [7, mean + divisor], standardized = new float[2];
        unfolded.Standardize(x, standardized).ToArray().ShouldBe(folds ? x : [7, (mean + divisor - mean) / divisor]);
    }

    /// <summary>Statistics of other layers may stand before them.</summary>
    [Fact]
    public void ScaledInput_ReadsItsStatisticsWhereTheyLie() =>
        new ScaledInput(3, 1, 1).Column(0, [], [9, 4, 9, 2]).Folded.ShouldBe((0.25, -0.5));

    /// <summary>γ · (x − mean) / √(variance + ε) + β with γ = 6, β = 5, mean 3, √(variance + ε) = 2.</summary>
    [Fact]
    public void NormalizedUnits_MatchBatchNormalizationWithRunningStatistics()
    {
        var units = new NormalizedUnits(Mean: 0, Variance: 2, Gamma: 1, Beta: 3, Epsilon: 0.25, Length: 2);
        AffineColumn column = units.Column(1, [0, 0, 6, 0, 5], [0, 3, 0, 3.75f]);
        column.ShouldBe(new AffineColumn(3, 2, 6, 5));
        column.Folded.ShouldBe((3, -4));
        column.Standardized.ShouldBe((6, 5));
        column.Folds.ShouldBeTrue();
    }

    /// <summary>A unit that is always silent has no variance: what ε makes of its mean decides.</summary>
    [Theory]
    [InlineData(0f, true)]
    [InlineData(1f, true)]
    [InlineData(2f, false)]
    public void UnitWithoutVariance_FoldsByItsMean(float mean, bool folds) =>
        new NormalizedUnits(0, 1, 0, 1, 1e-5, 1).Column(0, [1, 0], [mean, 0]).Folds.ShouldBe(folds);
}
