namespace NetGen.Integration.Tests.Searching;

/// <summary>Shards that meet what they should not: each other, another search, no folder.</summary>
public sealed class ShardFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SearchOptions Options => NoisySearch.Options with
    {
        Parallel = 1, Folder = _folder.File("sweep"), ShardTimeout = TimeSpan.Zero, Halving = null, Plan = new RandomSearch(4),
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 2, "expected shard 0/2 to be free, but another process holds its lock shard-0-of-2.lock")]
    [InlineData(1, 3, "expected all processes of the search to count 3 shards, but another holds shard-0-of-2.lock")]
    [InlineData(-1, 0, "expected a folder that no other search is using")]
    public void SearchThatMeetsAShard_IsRefused(int index, int count, string message)
    {
        SearchOptions other = Options with { Shard = count > 0 ? new Shard(index, count) : null };
        Exception? refusal = null;
        SearchResult first = NoisySearch.Space.Search(NoisySearch.Train, Options with
        {
            Shard = new Shard(0, 2),
            Progress = new NoisySearch.Watch(_ => refusal ??= Record.Exception(() => NoisySearch.Space.Search(NoisySearch.Train, other))),
        });
        refusal.ShouldBeOfType<IOException>().Message.ShouldContain(message);
        first.Trials.Count(static trial => trial.Outcome == TrialOutcome.Completed).ShouldBe(2);
    }

    [Fact]
    public void MergeDuringASearch_FindsWhatIsThere()
    {
        SearchResult? merged = null;
        NoisySearch.Space.Search(NoisySearch.Train, Options with
        {
            Progress = new NoisySearch.Watch(progress =>
                merged ??= progress is { HasHalted: true, ReachedCount: 2 } ? NoisySearch.Space.Merge(NoisySearch.Train, Options) : null),
        });
        merged!.StopReason.ShouldBe(StopReason.Unfinished);
        merged.Trials.Select(static trial => trial.Outcome)
            .ShouldBe([TrialOutcome.Completed, TrialOutcome.Completed, TrialOutcome.Unfinished, TrialOutcome.Unfinished]);
    }

    /// <summary>A lock that is removed is one that a file system does not have: both processes then train all trials.</summary>
    [Fact]
    public async Task SameShardTwiceWithoutLocks_GivesTheResultOfOneProcess()
    {
        SearchOptions options = NoisySearch.Options with { Parallel = 1, Folder = _folder.File("sweep"), Shard = new Shard(0, 1) };
        Task<Exception?>? second = null;
        Exception? first = Record.Exception(() => NoisySearch.Space.Search(NoisySearch.Train, options with
        {
            Progress = new NoisySearch.Watch(_ => second ??= StartSecond()),
        }));
        Exception?[] failures = [first, await second!];

        // One may find that the other has removed a file of a trial that is over; what it has done is kept.
        failures.ShouldAllBe(static failure => failure == null || failure is IOException);
        SearchResult result = NoisySearch.Space.Search(NoisySearch.Train, options);
        result.ShouldBeTheSameAs(NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options));
        result.Warnings.ShouldBeEmpty();

        Task<Exception?> StartSecond()
        {
            File.Delete(Path.Combine(options.Folder!, "shard-0-of-1.lock"));
            return Task.Run(() => (Exception?)Record.Exception(() => NoisySearch.Space.Search(NoisySearch.Train, options)));
        }
    }

    [Fact]
    public void ShardOfAnotherSearch_IsRefused()
    {
        NoisySearch.Space.Search(NoisySearch.Train, Options with { Shard = new Shard(0, 2) });
        SearchOptions other = Options with { Shard = new Shard(1, 2), Seed = 4 };
        Should.Throw<NetGenFormatException>(() => NoisySearch.Space.Search(NoisySearch.Train, other)).Message.ShouldContain("seed '4'");
        Should.Throw<NetGenFormatException>(() => NoisySearch.Space.Merge(NoisySearch.Train, other)).Message.ShouldContain("seed '4'");
    }

    [Fact]
    public void FolderThatIsMissing_IsNamed()
    {
        SearchOptions options = Options with { Folder = null };
        SearchOptions part = options with { Shard = new Shard(0, 2) };
        Should.Throw<ArgumentException>(() => NoisySearch.Space.Search(NoisySearch.Train, part)).ParamName.ShouldBe("Folder");
        Should.Throw<ArgumentException>(() => NoisySearch.Space.Merge(NoisySearch.Train, options)).ParamName.ShouldBe("Folder");
        Should.Throw<FileNotFoundException>(() => NoisySearch.Space.Merge(NoisySearch.Train, Options)).Message
            .ShouldContain("expected the folder of a search, but found no search.json");
        Directory.Exists(Options.Folder).ShouldBeFalse();
    }

    [Fact]
    public void NegativeTimeout_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(
        () => NoisySearch.Space.Search(NoisySearch.Train, Options with { ShardTimeout = TimeSpan.FromSeconds(-2) })).ParamName.ShouldBe("ShardTimeout");
}
