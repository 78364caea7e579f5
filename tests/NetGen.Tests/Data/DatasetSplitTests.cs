namespace NetGen.Tests.Data;

public sealed class DatasetSplitTests
{
    /// <summary>Features are the row number, so a row is recognised wherever it goes.</summary>
    private static Dataset Numbered(int rows) => new([.. Enumerable.Range(0, rows)], 1, [.. Enumerable.Range(0, rows).Select(row => row + 0.5f)], 1);

    private static Dataset WithClasses(params int[] rowsOfClass)
    {
        int[] labels = [.. rowsOfClass.SelectMany((rows, label) => Enumerable.Repeat(label, rows))];
        return Dataset.FromLabels([.. Enumerable.Range(0, labels.Length)], 1, labels, rowsOfClass.Length);
    }

    private static int[] CountsOfClasses(Dataset data) =>
        [.. Enumerable.Range(0, data.TargetCount).Select(label => Enumerable.Range(0, data.Count).Count(row => data.TargetsOf(row)[label] == 1))];

    private static int[] RowsOf(params Dataset[] parts) => [.. parts.SelectMany(part => part.Features.ToArray()).Select(row => (int)row)];

    [Fact]
    public void Count_CutsARandomPart()
    {
        var (first, second) = Numbered(100).Split(30, seed: 1);
        first.Count.ShouldBe(30);
        second.Count.ShouldBe(70);
        RowsOf(first, second).Order().ShouldBe(Enumerable.Range(0, 100));
        RowsOf(first, second).ShouldNotBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void Targets_StayWithTheirFeatures()
    {
        foreach (Dataset part in Numbered(50).Split([20, 30]))
        {
            part.Targets.ToArray().ShouldBe(part.Features.ToArray().Select(row => row + 0.5f));
        }
    }

    [Fact]
    public void SeedZero_GivesThesePartsForEver()
    {
        var (first, second) = Numbered(10).Split(4);
        RowsOf(first).ShouldBe([8, 9, 4, 0]);
        RowsOf(second).ShouldBe([6, 7, 5, 2, 1, 3]);
    }

    [Fact]
    public void AnotherSeed_GivesOtherParts()
    {
        RowsOf(Numbered(100).Split(30, seed: 1).First).ShouldBe(RowsOf(Numbered(100).Split(30, seed: 1).First));
        RowsOf(Numbered(100).Split(30, seed: 1).First).ShouldNotBe(RowsOf(Numbered(100).Split(30, seed: 2).First));
    }

    [Fact]
    public void NoShuffle_KeepsTheOrder()
    {
        RowsOf(Numbered(10).Split([3, 0, 7], shuffle: false)).ShouldBe(Enumerable.Range(0, 10));
        RowsOf(Numbered(10).Split(0.3, shuffle: false).First).ShouldBe([0, 1, 2]);
    }

    [Theory]
    [InlineData(10, 0.7, 7)]
    [InlineData(100, 0.29, 29)] // 0.29 × 100 is below 29 in binary
    [InlineData(3, 0.5, 2)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 1, 10)]
    [InlineData(0, 0.5, 0)]
    public void Fraction_IsRoundedToWholeRows(int rows, double fraction, int first)
    {
        var parts = Numbered(rows).Split(fraction);
        parts.First.Count.ShouldBe(first);
        parts.Second.Count.ShouldBe(rows - first);
    }

    [Fact]
    public void SeveralParts_AreWrittenAsLists()
    {
        Dataset data = Numbered(150);
        data.Split([100, 20, 30]).Select(part => part.Count).ShouldBe([100, 20, 30]);
        data.Split([0.7, 0.15, 0.15]).Select(part => part.Count).ShouldBe([105, 23, 22]);
        data.Split([0.5, 0.5]).Select(part => part.Count).ShouldBe([75, 75]);
        int[] counts = [50, 100];
        data.Split(counts).Select(part => part.Count).ShouldBe([50, 100]);
        RowsOf(data.Split([1.0 / 3, 1.0 / 3, 1.0 / 3])).Order().ShouldBe(Enumerable.Range(0, 150));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void CountOutOfRange_IsRefused(int count) =>
        Should.Throw<ArgumentException>(() => Numbered(10).Split(count)).Message.ShouldContain($"0 to 10 rows for the first part, but found {count}");

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void FractionOutOfRange_IsRefused(double fraction) =>
        Should.Throw<ArgumentException>(
            () => Numbered(10).Split(fraction)).Message.ShouldContain(FormattableString.Invariant($"from 0 to 1, but found {fraction}"));

    [Fact]
    public void CountsThatDoNotSumToTheRows_AreRefusedWithBothNumbers()
    {
        Should.Throw<ArgumentException>(() => Numbered(10).Split([3, 4])).Message.ShouldContain("the 10 rows, but found a sum of 7");
        Should.Throw<ArgumentException>(() => Numbered(10).Split([int.MaxValue, int.MaxValue])).Message.ShouldContain("found a sum of 4294967294");
        Should.Throw<ArgumentException>(() => Numbered(10).Split([12, -2])).Message.ShouldContain("found -2");
        Should.Throw<ArgumentException>(() => Numbered(10).Split(ReadOnlySpan<int>.Empty)).Message.ShouldContain("found a sum of 0");
    }

    [Fact]
    public void FractionsThatDoNotSumToOne_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Numbered(10).Split([0.5, 0.25])).Message.ShouldContain("sum to 1, but found a sum of 0.75");
        Should.Throw<ArgumentException>(() => Numbered(10).Split([1.5, -0.5])).Message.ShouldContain("found -0.5");
        Should.Throw<ArgumentException>(() => Numbered(10).Split([0.5, double.NaN])).Message.ShouldContain("found NaN");
    }

    [Fact]
    public void Stratified_KeepsTheSharesOfTheClasses()
    {
        var (first, second) = WithClasses(60, 30, 10).Split(0.5, stratify: true);
        CountsOfClasses(first).ShouldBe([30, 15, 5]);
        CountsOfClasses(second).ShouldBe([30, 15, 5]);
        RowsOf(first, second).Order().ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void FractionalStratifiedShares_AreRoundedByTheLargestRemainder()
    {
        // Shares of the first part: 4.9, 3.5, 1.6 of 10.
        Dataset[] parts = WithClasses(49, 35, 16).Split([10, 90], stratify: true);
        CountsOfClasses(parts[0]).ShouldBe([5, 3, 2]);
        CountsOfClasses(parts[1]).ShouldBe([44, 32, 14]);
    }

    [Fact]
    public void Stratified_KeepsSizesAndSharesWhateverTheyAre()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Shuffle);
            Dataset data = WithClasses([.. Enumerable.Range(0, 2 + random.Below(0, 5)).Select(n => random.Below((uint)n + 1, 40))]);
            int[] cuts = [.. Enumerable.Range(10, random.Below(1, 4)).Select(n => random.Below((uint)n, data.Count + 1)).Order(), data.Count];
            int[] sizes = [.. cuts.Select((cut, i) => i == 0 ? cut : cut - cuts[i - 1])];
            Dataset[] parts = data.Split(sizes, seed, stratify: true);
            parts.Select(part => part.Count).ShouldBe(sizes);
            RowsOf(parts).Order().ShouldBe(Enumerable.Range(0, data.Count));
            int[] whole = CountsOfClasses(data);
            foreach (Dataset part in parts)
            {
                CountsOfClasses(part)
                    .Select((count, label) => Math.Abs(count - ((double)whole[label] * part.Count / Math.Max(1, data.Count))))
                    .Max()
                    .ShouldBeLessThan(2);
            }
        }
    }

    [Fact]
    public void StratifiedWithoutShuffle_KeepsTheOrder()
    {
        var (first, second) = WithClasses(4, 2).Split(3, shuffle: false, stratify: true);
        RowsOf(first).ShouldBe([0, 1, 4]);
        RowsOf(second).ShouldBe([2, 3, 5]);
    }

    [Fact]
    public void SingleColumnOfLabels_CanBeStratified()
    {
        var data = new Dataset(new float[12], 1, [-1, 1, -1, -1, 1, -1, -1, 1, -1, -1, 1, -1], 1);
        var (first, second) = data.Split(0.5, stratify: true);
        first.Targets.ToArray().Count(label => label == 1).ShouldBe(2);
        second.Targets.ToArray().Count(label => label == 1).ShouldBe(2);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    public void ClassWithOneRow_IsStratifiedForSingleAndOneHotTargets(float negative)
    {
        var single = new Dataset([0, 1, 2, 3], 1, [negative, 1, negative, negative], 1);
        var oneHot = Dataset.FromLabels([0, 1, 2, 3], 1, [0, 1, 0, 0], 2);
        for (int seed = 0; seed < 8; seed++)
        {
            single.SplitRows([0.5, 0.5], seed, stratify: true).ShouldBe(oneHot.SplitRows([0.5, 0.5], seed, stratify: true));
            single.KFold(2, seed, stratify: true).Select(fold => fold.ValidationRows.ToArray())
                .ShouldBe(oneHot.KFold(2, seed, stratify: true).Select(fold => fold.ValidationRows.ToArray()));
        }
    }

    [Theory]
    [InlineData(new float[] { 1, 1, 0.5f, 0.5f }, 1, "the target 0.5")]
    [InlineData(new float[] { 1, 1, 2, 3 }, 1, "the target 2 in 1 row(s)")]
    [InlineData(new float[] { 1, 1, 0, 0 }, 2, "rows of 2 targets that are not all one-hot")]
    public void TargetsThatAreNotClasses_CannotBeStratified(float[] targets, int targetCount, string found)
    {
        var data = new Dataset(new float[targets.Length / targetCount], 1, targets, targetCount);
        Should.Throw<InvalidOperationException>(() => data.Split(1, stratify: true)).Message.ShouldContain(found);
    }
}
