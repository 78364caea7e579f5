namespace NetGen.Tests.Data;

public sealed class KFoldTests
{
    /// <summary>Features are the row number, so a row is recognised wherever it goes.</summary>
    private static Dataset Numbered(int rows) => new([.. Enumerable.Range(0, rows)], 1, [.. Enumerable.Range(0, rows).Select(row => row + 0.5f)], 1);

    private static Dataset Labelled(params int[] labels) => Dataset.FromLabels([.. Enumerable.Range(0, labels.Length)], 1, labels, labels.Max() + 1);

    private static int[] RowsOf(Dataset part) => Array.ConvertAll(part.Features.ToArray(), row => (int)row);

    [Theory]
    [InlineData(10, 2)]
    [InlineData(10, 3)]
    [InlineData(11, 4)]
    [InlineData(7, 7)]
    public void EveryRow_ValidatesOnceAndTrainsElsewhere(int rows, int k)
    {
        Fold[] folds = [.. Numbered(rows).KFold(k, seed: 3)];
        folds.Length.ShouldBe(k);
        folds.SelectMany(fold => RowsOf(fold.Validation)).Order().ShouldBe(Enumerable.Range(0, rows));
        foreach (Fold fold in folds)
        {
            RowsOf(fold.Train).ShouldBe(fold.TrainRows);
            RowsOf(fold.Validation).ShouldBe(fold.ValidationRows);
            fold.TrainRows.ShouldBe(Enumerable.Range(0, rows).Except(fold.ValidationRows));
            fold.ValidationRows.ShouldBeInOrder();
            fold.Validation.Count.ShouldBeInRange(rows / k, (rows / k) + 1);
            fold.Train.Targets.ToArray().ShouldBe(fold.TrainRows.Select(row => row + 0.5f));
        }
    }

    [Fact]
    public void Deconstructed_AFoldIsTrainAndValidation()
    {
        foreach (var (train, validation) in Numbered(6).KFold(3))
        {
            (train.Count, validation.Count).ShouldBe((4, 2));
        }
    }

    [Fact]
    public void SeedZero_GivesTheseFoldsForEver() =>
        Numbered(10).KFold(3).Select(fold => string.Join(' ', fold.ValidationRows)).ShouldBe(["0 2 5 7", "1 3 6", "4 8 9"]);

    [Fact]
    public void AnotherSeed_GivesOtherFolds()
    {
        int[] First(int seed) => [.. Numbered(100).KFold(5, seed).First().ValidationRows];
        First(1).ShouldBe(First(1));
        First(1).ShouldNotBe(First(2));

        // Nor are they cut from the order of the parts of a split by the same seed.
        First(1).Order().ShouldNotBe(RowsOf(Numbered(100).Split(20, seed: 1).First).Order());
    }

    [Fact]
    public void NoShuffle_ValidatesWithNeighbours() =>
        Numbered(7).KFold(3, shuffle: false).Select(fold => fold.ValidationRows.ToArray()).ShouldBe([[0, 1, 2], [3, 4], [5, 6]]);

    [Fact]
    public void StratifiedFolds_HaveEqualSharesOfClassesInEveryValidationPart()
    {
        int[] labels = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 12), .. Enumerable.Repeat(2, 6)];
        foreach (Fold fold in Labelled(labels).KFold(6, seed: 1, stratify: true))
        {
            fold.ValidationRows.CountBy(row => labels[row]).OrderBy(label => label.Key).Select(label => label.Value).ShouldBe([5, 2, 1]);
        }
    }

    [Fact]
    public void GroupedFolds_HaveEachGroupInOnePartOnly()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Shuffle);
            int[] groups = [.. Enumerable.Range(0, 50).Select(row => random.Below((uint)row, 4 + (seed % 9)))];
            int[] labels = [.. groups.Select(group => group % 2)];
            int k = Math.Min(4, groups.Distinct().Count());
            foreach (Fold fold in Labelled(labels).KFold(k, seed, stratify: seed % 2 == 0, groups: groups))
            {
                fold.Validation.Count.ShouldBeGreaterThan(0);
                fold.TrainRows.Select(row => groups[row]).Intersect(fold.ValidationRows.Select(row => groups[row])).ShouldBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    [InlineData(11)]
    public void FoldsOutOfRange_AreRefusedBeforeTheFirst(int k) =>
        Should.Throw<ArgumentException>(() => Numbered(10).KFold(k)).Message.ShouldContain($"2 folds or more, and no more than the 10 rows, but found {k}");

    [Fact]
    public void MoreFoldsThanGroups_AreRefused() =>
        Should.Throw<ArgumentException>(() => Numbered(6).KFold(4, groups: [1, 1, 2, 2, 3, 3])).Message.ShouldContain("the 3 groups, but found 4");

    [Fact]
    public void RegressionTargets_CannotBeStratified() =>
        Should.Throw<InvalidOperationException>(() => Numbered(6).KFold(2, stratify: true)).Message.ShouldContain("the target 0.5");
}
