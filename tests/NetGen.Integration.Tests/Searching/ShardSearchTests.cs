namespace NetGen.Integration.Tests.Searching;

/// <summary>Shards of a search, each as a process would do it: with a folder in common and nothing else.</summary>
public sealed class ShardSearchTests : IDisposable
{
    private static readonly Lazy<SearchResult> s_undisturbed = new(static () => NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options));

    private readonly TemporaryFolder _folder = new();

    private SearchOptions Options => NoisySearch.Options with
    {
        Parallel = 1, Threads = 1, Folder = _folder.File("sweep"), ShardTimeout = TimeSpan.FromMinutes(5),
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(11, 1)]
    public async Task Shards_FindTheTrialsAndTheBestOfOneProcess(int count, int parallel)
    {
        int trained = 0;
        SearchOptions options = Options with { Parallel = parallel, Progress = Epochs(() => Interlocked.Increment(ref trained)) };
        SearchResult[] results = await RunAll(NoisySearch.Space, options, count);
        results.ShouldContain(static result => result.StopReason == StopReason.Completed, "the last shard finds all trials");
        results.ShouldAllBe(static result => result.StopReason == StopReason.Completed || result.StopReason == StopReason.Unfinished);
        trained.ShouldBe(s_undisturbed.Value.Trials.Sum(static trial => trial.Epochs.Count), "no epoch is trained twice");
        NoisySearch.Space.Merge(NoisySearch.Train, Options).ShouldBeTheSameAs(s_undisturbed.Value);
        Directory.GetFiles(Options.Folder!, "*.ckpt*").ShouldBeEmpty();
        NoisySearch.Space.Search(NoisySearch.Train, Options).ShouldBeTheSameAs(s_undisturbed.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ShardsOfSeveralRounds_GiveTheResultOfOneProcess(bool isHalved)
    {
        SearchOptions options = Options with { Plan = new CoarseToFineSearch(13, rounds: 3), Halving = isHalved ? NoisySearch.Options.Halving : null };
        SearchSpace space = NoisySearch.With(static (_, options) => options with { Epochs = 4 });
        SearchResult expected = space.Search(NoisySearch.Train, options with { Folder = null });
        await RunAll(space, options, 3);
        space.Merge(NoisySearch.Train, options).ShouldBeTheSameAs(expected);
    }

    [Fact]
    public async Task ShardThatTimesOut_NamesTheMissingTrials()
    {
        List<string> awaited = [];
        SearchOptions options = Options with
        {
            Shard = new Shard(0, 3), ShardTimeout = TimeSpan.Zero,
            Progress = new NoisySearch.Watch(progress => awaited.AddRange(progress.Awaited is { } others ? [others] : [])),
        };
        string message = Should.Throw<TimeoutException>(() => NoisySearch.Space.Search(NoisySearch.Train, options)).Message;
        message.ShouldContain("Shard 0/3 expected trials of other shards");
        message.ShouldContain("Missing: shard 1/3 (trials 2, 5, 8 after epoch 2); shard 2/3 (trials 3, 6, 9 after epoch 2). Run these shards");
        awaited.ShouldBe(["shard 1/3 (trials 2, 5, 8 after epoch 2); shard 2/3 (trials 3, 6, 9 after epoch 2)"]);

        NoisySearch.Space.Merge(NoisySearch.Train, options).Trials.ShouldAllBe(static trial => trial.Outcome == TrialOutcome.Unfinished);
        await RunAll(NoisySearch.Space, Options, 3);
        NoisySearch.Space.Merge(NoisySearch.Train, options).ShouldBeTheSameAs(s_undisturbed.Value);
    }

    [Fact]
    public void ShardsWithoutHalving_WaitForNobody()
    {
        SearchOptions options = Options with { Halving = null, ShardTimeout = TimeSpan.Zero };
        SearchResult Run(int index) => NoisySearch.Space.Search(NoisySearch.Train, options with { Shard = new Shard(index, 2) });

        SearchResult first = Run(0);
        first.StopReason.ShouldBe(StopReason.Unfinished);
        first.Trials.Where(static trial => trial.Outcome == TrialOutcome.Completed).Select(static trial => trial.Trial.Number).ShouldBe([1, 3, 5, 7, 9]);
        NoisySearch.Space.Merge(NoisySearch.Train, options).StopReason.ShouldBe(StopReason.Unfinished);
        Run(1).ShouldBeTheSameAs(NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options with { Halving = null }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task ShardThatEnded_ContinuesWhenItIsRunAgain(int epochs)
    {
        Task<SearchResult> other = Run(NoisySearch.Space, Options with { Shard = new Shard(1, 2) });
        SearchResult cancelled = NoisySearch.Space.RunUntil(epochs, Options with { Shard = new Shard(0, 2) });
        cancelled.StopReason.ShouldBe(StopReason.Cancelled);
        await Run(NoisySearch.Space, Options with { Shard = new Shard(0, 2) });
        await other;
        NoisySearch.Space.Merge(NoisySearch.Train, Options).ShouldBeTheSameAs(s_undisturbed.Value);
    }

    [Fact]
    public async Task ShardsOfAnotherCount_ResumeInTheSameFolder()
    {
        SearchOptions alone = Options with { Shard = new Shard(1, 2), ShardTimeout = TimeSpan.Zero };
        Should.Throw<TimeoutException>(() => NoisySearch.Space.Search(NoisySearch.Train, alone));
        await RunAll(NoisySearch.Space, Options, 3);
        NoisySearch.Space.Merge(NoisySearch.Train, Options).ShouldBeTheSameAs(s_undisturbed.Value);
    }

    [Fact]
    public void DamagedTrialOfAnotherShard_IsMissingUntilThatShardRunsAgain()
    {
        SearchOptions options = Options with { Halving = null };
        SearchSpace space = NoisySearch.With(static (_, options) => options with { Epochs = 1 });
        SearchResult expected = space.Search(NoisySearch.Train, options);
        File.WriteAllText(Path.Combine(options.Folder!, "trial-0002.json"), "{}");

        SearchResult first = space.Search(NoisySearch.Train, options with { Shard = new Shard(0, 2) });
        first.Warnings.ShouldHaveSingleItem().ShouldEndWith("Trial 2 is missing until its shard is run again.");
        first.Trials.Where(static trial => trial.Outcome == TrialOutcome.Unfinished).ShouldHaveSingleItem().Trial.Number.ShouldBe(2);
        SearchResult second = space.Search(NoisySearch.Train, options with { Shard = new Shard(1, 2) });
        second.Warnings.ShouldHaveSingleItem().ShouldEndWith("Trial 2 is run again.");
        second.ShouldBeTheSameAs(expected);
    }

    /// <summary>Runs all shards at once.</summary>
    private static Task<SearchResult[]> RunAll(SearchSpace space, SearchOptions options, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(index => Run(space, options with { Shard = new Shard(index, count) })));

    private static Task<SearchResult> Run(SearchSpace space, SearchOptions options) =>
        Task.Factory.StartNew(() => space.Search(NoisySearch.Train, options), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static NoisySearch.Watch Epochs(Action trained) => new(progress =>
    {
        if (progress.Trial is not null && !progress.HasHalted)
        {
            trained();
        }
    });
}
