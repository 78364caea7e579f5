namespace NetGen.Tests.Data;

public sealed class DatasetTests
{
    private static readonly Dataset ThreeRows = new([1, 2, 3, 4, 5, 6], 2, [10, 20, 30], 1);

    [Fact]
    public void Rows_AreFoundByNumber()
    {
        ThreeRows.Count.ShouldBe(3);
        ThreeRows.FeatureCount.ShouldBe(2);
        ThreeRows.TargetCount.ShouldBe(1);
        ThreeRows.Features.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        ThreeRows.Targets.ToArray().ShouldBe([10, 20, 30]);
        ThreeRows.FeaturesOf(1).ToArray().ShouldBe([3, 4]);
        ThreeRows.TargetsOf(2).ToArray().ShouldBe([30]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void RowOutOfRange_IsRefusedWithTheRange(int row)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ThreeRows.FeaturesOf(row)).Message.ShouldContain($"from 0 to 2, but found {row}");
        Should.Throw<ArgumentOutOfRangeException>(() => ThreeRows.TargetsOf(row)).Message.ShouldContain($"from 0 to 2, but found {row}");
        Should.Throw<ArgumentOutOfRangeException>(() => ThreeRows.Rows(0, row)).Message.ShouldContain($"from 0 to 2, but found {row}");
    }

    [Theory]
    [InlineData(5, 2, 3, 1, "features", "multiple of 2", "found 5")]
    [InlineData(6, 2, 5, 3, "targets", "multiple of 3", "found 5")]
    [InlineData(6, 2, 4, 1, "targets", "as of features, 3", "found 4")]
    [InlineData(6, 0, 3, 1, "featureCount", "at least 1", "found 0")]
    [InlineData(6, 2, 3, -1, "targetCount", "at least 1", "found -1")]
    public void SizesThatDoNotFit_AreRefusedWithExpectedAndFound(
        int features, int featureCount, int targets, int targetCount, string parameter, string expected, string found)
    {
        var exception = Should.Throw<ArgumentException>(() => new Dataset(new float[features], featureCount, new float[targets], targetCount));
        exception.ParamName.ShouldBe(parameter);
        exception.Message.ShouldContain(expected);
        exception.Message.ShouldContain(found);
    }

    [Fact]
    public void MissingArray_IsRefusedByName()
    {
        Should.Throw<ArgumentNullException>(() => new Dataset(null!, 1, [], 1)).ParamName.ShouldBe("features");
        Should.Throw<ArgumentNullException>(() => new Dataset([], 1, null!, 1)).ParamName.ShouldBe("targets");
    }

    [Fact]
    public void NoRows_AreADataSet() => new Dataset([], 2, [], 1).Count.ShouldBe(0);

    [Fact]
    public void ChosenRows_AreCopiedInTheirOrder()
    {
        Dataset chosen = ThreeRows.Rows(2, 0, 2);
        chosen.Features.ToArray().ShouldBe([5, 6, 1, 2, 5, 6]);
        chosen.Targets.ToArray().ShouldBe([30, 10, 30]);
    }

    [Theory]
    [InlineData(new float[] { 0, 1, 1, 0 }, 2, true)]
    [InlineData(new float[] { 0, 1, 0, 0 }, 2, false)]
    [InlineData(new float[] { 0, 1, 1, 1 }, 2, false)]
    [InlineData(new float[] { 0, 1, 0.5f, 0.5f }, 2, false)]
    [InlineData(new float[] { 0, 1, 0.5f, 1 }, 2, false)]
    [InlineData(new float[] { 0, 1, 1, float.NaN }, 2, false)]
    [InlineData(new float[] { 0, 1, 1, 0 }, 1, false)]
    public void OneHotTargets_AreRecognised(float[] targets, int targetCount, bool oneHot)
    {
        var data = new Dataset(new float[targets.Length / targetCount], 1, targets, targetCount);
        data.HasOneHotTargets.ShouldBe(oneHot);
    }

    [Fact]
    public void Labels_BecomeOneHotRows()
    {
        Dataset.OneHot([2, 0], 3).ShouldBe([0, 0, 1, 1, 0, 0]);
        Dataset data = Dataset.FromLabels([1, 2, 3, 4], 2, [1, 0], 2);
        data.Targets.ToArray().ShouldBe([0, 1, 1, 0]);
        data.HasOneHotTargets.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void LabelOutOfRange_IsRefusedWithItsRow(int label) =>
        Should.Throw<ArgumentException>(() => Dataset.OneHot([0, 1, label], 3)).Message.ShouldContain($"from 0 to 2, but found {label} in row 2");

    [Fact]
    public void OneClass_IsRefused() =>
        Should.Throw<ArgumentException>(() => Dataset.OneHot([0], 1)).Message.ShouldContain("at least 2 classes, but found 1");

    [Fact]
    public void AnotherNumberOfLabelsThanRows_IsRefused() =>
        Should.Throw<ArgumentException>(() => Dataset.FromLabels(new float[6], 2, [0, 1], 2)).Message.ShouldContain("as of features, 3, but found 2");

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void ValueThatIsNotFinite_IsNamedWithRowAndColumn(float value, string name)
    {
        float[] features = new float[300];
        features[(3 * 29) + 2] = value;
        var exception = Should.Throw<ArgumentException>(() => new Dataset(features, 3, new float[100], 1).RequireFinite("train"));
        exception.ParamName.ShouldBe("train");
        exception.Message.ShouldContain($"found {name} in row 29, feature column 2");

        float[] targets = new float[200];
        targets[199] = value;
        Should.Throw<ArgumentException>(() => new Dataset(new float[100], 1, targets, 2).RequireFinite("train"))
            .Message.ShouldContain($"found {name} in row 99, target column 1");
    }

    [Fact]
    public void FiniteExtremes_AreAccepted() =>
        new Dataset([float.MaxValue, -float.MaxValue, float.Epsilon, -0f], 1, new float[4], 1).RequireFinite("train");

    [Fact]
    public void FirstValueThatIsNotFinite_IsFoundAtEveryPosition()
    {
        // From 128 on, four parts are read side by side.
        foreach (int length in (IEnumerable<int>)[.. Enumerable.Range(1, 70), 127, 128, 129, 260, 387])
        {
            float[] values = new float[length];
            FiniteScan.IndexOfNonFinite(values).ShouldBe(-1);
            for (int i = length - 1; i >= 0; i--)
            {
                values[i] = i % 2 == 0 ? float.NaN : float.NegativeInfinity;
                FiniteScan.IndexOfNonFinite(values).ShouldBe(i);
            }
        }
    }
}
