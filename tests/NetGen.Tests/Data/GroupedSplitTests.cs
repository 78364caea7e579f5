namespace NetGen.Tests.Data;

public sealed class GroupedSplitTests
{
    private static Dataset Labelled(int[] labels) => Dataset.FromLabels([.. Enumerable.Range(0, labels.Length)], 1, labels, Math.Max(2, labels.Max() + 1));

    private static int[] GroupsIn(Dataset part, int[] groups) => [.. RowsOf(part).Select(row => groups[row]).Distinct().Order()];

    private static int[] RowsOf(Dataset part) => Array.ConvertAll(part.Features.ToArray(), row => (int)row);

    /// <summary>Groups of random sizes, their rows scattered.</summary>
    private static int[] RandomGroups(int rows, int groups, int seed)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Shuffle);
        return [.. Enumerable.Range(0, rows).Select(row => 100 + random.Below((uint)row, groups))];
    }

    [Fact]
    public void NoGroup_IsInTwoParts()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            int[] groups = RandomGroups(60, 3 + (seed % 20), seed);
            Dataset[] parts = Labelled(new int[60]).Split([0.5, 0.3, 0.2], seed, groups: groups);
            parts.SelectMany(part => GroupsIn(part, groups)).Order().ShouldBe(groups.Distinct().Order());
            parts.SelectMany(RowsOf).Order().ShouldBe(Enumerable.Range(0, 60));
        }
    }

    [Fact]
    public void EveryFormOfSplit_KeepsGroups()
    {
        int[] groups = [.. Enumerable.Range(0, 20).Select(row => row / 4)];
        Dataset data = Labelled(new int[20]);
        (Dataset First, Dataset Second)[] pairs = [data.Split(8, seed: 1, groups: groups), data.Split(0.4, seed: 1, groups: groups)];
        foreach ((Dataset first, Dataset second) in pairs)
        {
            first.Count.ShouldBe(8);
            GroupsIn(first, groups).Concat(GroupsIn(second, groups)).Order().ShouldBe([0, 1, 2, 3, 4]);
        }

        data.Split([8, 12], seed: 1, groups: groups).Select(part => part.Count).ShouldBe([8, 12]);
        int[][] rows = data.SplitRows([0.4, 0.6], seed: 1, groups: groups);
        rows[0].ShouldBe(RowsOf(pairs[1].First));
        rows[1].ShouldBe(RowsOf(pairs[1].Second));
    }

    [Fact]
    public void GroupsThatFit_FillThePartsExactly()
    {
        // Sizes 7, 5, 3, 3, 1, 1 for parts of 10 and 10: 7 + 3 and 5 + 3 + 1 + 1.
        int[] groups = [.. new[] { 7, 5, 3, 3, 1, 1 }.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        Labelled(new int[20]).Split(10, shuffle: false, groups: groups).First.Count.ShouldBe(10);
    }

    [Fact]
    public void GroupedSizes_DifferByLessThanTheLargestGroup()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            int[] groups = RandomGroups(200, 4 + seed, seed);
            int largest = groups.CountBy(group => group).Max(group => group.Value);
            Math.Abs(Labelled(new int[200]).Split(120, seed, groups: groups).First.Count - 120).ShouldBeLessThan(largest);
        }
    }

    [Fact]
    public void Stratified_SharesTheClassesOfWholeGroups()
    {
        // Twelve groups of five rows, six of them of one class and six of the other.
        int[] groups = [.. Enumerable.Range(0, 60).Select(row => row / 5)], labels = [.. groups.Select(group => group % 2)];
        for (int seed = 0; seed < 20; seed++)
        {
            var (first, second) = Labelled(labels).Split(1.0 / 3, seed, stratify: true, groups: groups);
            RowsOf(first).Count(row => labels[row] == 0).ShouldBe(10);
            RowsOf(first).Count(row => labels[row] == 1).ShouldBe(10);
            second.Count.ShouldBe(40);
        }
    }

    [Fact]
    public void GroupsOfTheSameSize_AreDrawnBySeed()
    {
        int[] groups = [.. Enumerable.Range(0, 100).Select(row => row / 5)];
        int[] Drawn(int seed, bool shuffle = true) => GroupsIn(Labelled(new int[100]).Split(0.5, seed, shuffle, groups: groups).First, groups);

        Drawn(1).ShouldBe(Drawn(1));
        Drawn(1).ShouldNotBe(Drawn(2));
        Drawn(1, shuffle: false).ShouldBe(Drawn(2, shuffle: false));
    }

    [Fact]
    public void OrderOfRows_StaysWithoutShuffle()
    {
        int[] groups = [.. Enumerable.Range(0, 12).Select(row => row % 3)];
        (Dataset first, Dataset second) = Labelled(new int[12]).Split(4, shuffle: false, groups: groups);
        RowsOf(first).ShouldBe([1, 4, 7, 10]);
        RowsOf(second).ShouldBe([0, 2, 3, 5, 6, 8, 9, 11]);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public void AnotherNumberOfGroupsThanRows_IsRefused(int count)
    {
        Dataset data = Labelled(new int[10]);
        string found = $"a group for each of the 10 rows, but found {count} groups";
        Should.Throw<ArgumentException>(() => data.Split(5, groups: new int[count])).Message.ShouldContain(found);
        Should.Throw<ArgumentException>(() => data.KFold(2, groups: new int[count])).Message.ShouldContain(found);
    }
}
