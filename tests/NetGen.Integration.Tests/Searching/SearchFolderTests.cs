namespace NetGen.Integration.Tests.Searching;

/// <summary>Folders that are damaged, foreign, or in use.</summary>
public sealed class SearchFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SearchOptions Options => NoisySearch.Options with { Folder = _folder.Root };

    [Fact]
    public void DamagedTrials_AreReportedAndRunAgain()
    {
        SearchResult expected = NoisySearch.Space.Search(NoisySearch.Train, Options);
        string path = FileOf(expected.Best.Trial), other = FileOf(expected.Ranking[^1].Trial);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        File.WriteAllBytes(other, []);

        List<string> reported = [];
        SearchResult result = NoisySearch.Space.Search(NoisySearch.Train, Options with
        {
            Progress = new NoisySearch.Watch(progress => reported.AddRange(progress.Warning is { } warning ? [warning] : []))
        });
        result.ShouldBeTheSameAs(expected);
        result.Warnings.Count.ShouldBe(2);
        reported.ShouldBe(result.Warnings);
        result.Warnings.ShouldContain(warning => warning.Contains(path)
            && warning.Contains("checksum")
            && warning.EndsWith($"Trial {expected.Best.Trial.Number} is run again.", StringComparison.Ordinal));
        NoisySearch.Space.Search(NoisySearch.Train, Options).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void DamagedCheckpoints_AreReportedAndTrainedAnew()
    {
        SearchResult expected = NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options);
        NoisySearch.Space.RunUntil(20, Options);
        string[] checkpoints = Directory.GetFiles(_folder.Root, "*.ckpt*");
        checkpoints.Length.ShouldBeGreaterThan(9);
        Array.ForEach(checkpoints, static checkpoint => File.WriteAllText(checkpoint, "no checkpoint"));

        SearchResult result = NoisySearch.Space.Search(NoisySearch.Train, Options);
        result.ShouldBeTheSameAs(expected);
        result.Warnings.ShouldNotBeEmpty();
        result.Warnings.ShouldAllBe(static warning => warning.EndsWith("is trained anew.", StringComparison.Ordinal));
    }

    [Fact]
    public void LostCheckpoints_AreTrainedAnew()
    {
        NoisySearch.Space.RunUntil(20, Options);
        Array.ForEach(Directory.GetFiles(_folder.Root, "*.ckpt*"), File.Delete);
        NoisySearch.Space.Search(NoisySearch.Train, Options).ShouldBeTheSameAs(NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options));
    }

    [Fact]
    public void FolderOfAnotherSearch_IsRefused()
    {
        NoisySearch.Space.Search(NoisySearch.Train, Options with { Halving = null, Plan = new RandomSearch(2) });
        string[] before = _folder.Names();
        SearchOptions same = Options with { Halving = null, Plan = new RandomSearch(2) };
        SearchSpace space = NoisySearch.Space;
        ShouldBeRefused(space, same with { Seed = 4 }, "seed '4', as in this one, but found '3'");
        ShouldBeRefused(space, same with { Plan = new RandomSearch(3) }, "plan 'RandomSearch(3 trials)'");
        ShouldBeRefused(
            space, same with { Halving = new SuccessiveHalving() }, "halving 'SuccessiveHalving(firstEpochs 1, factor 3)', as in this one, but found 'none'");
        ShouldBeRefused(space, same with { Metric = Metric.ValidationAccuracy }, "metric 'validation accuracy, higher is better'");
        ShouldBeRefused(NoisySearch.With(static (_, options) => options with { ClipNorm = 1 }), same, "ClipNorm 1");
        ShouldBeRefused(NoisySearch.With(static (_, options) => options with { Validation = NoisySearch.Train }), same, "validation 90 rows");
        SearchSpace wider = new()
        {
            Axes = [NoisySearch.Rate, Axis.Log("L2", 1e-5, 1, SearchPriority.Third), NoisySearch.Network], Network = space.Network,
            Options = static _ => new FitOptions { Validation = NoisySearch.Validation }
        };
        ShouldBeRefused(wider, same, "axis 2 'L2: log 1E-05 to 1, priority Third', as in this one, but found 'L2: log 1E-05 to 0.1, priority Third'");
        SearchSpace fewer = new() { Axes = [NoisySearch.Rate, NoisySearch.Network], Network = space.Network, Options = static _ =>
            new FitOptions { Validation = NoisySearch.Validation } };
        ShouldBeRefused(fewer, same, "axis 2 'network: one of NoisyNet | NoisyTanhNet");
        Should.Throw<NetGenFormatException>(() => space.Search(NoisySearch.Validation, same)).Message.ShouldContain("data '60 rows");
        _folder.Names().ShouldBe(before, "a search that is refused leaves the folder as it was");
    }

    [Fact]
    public void TrialOfAnotherSearch_IsRefused()
    {
        SearchOptions options = Options with { Halving = null, Plan = new RandomSearch(2) };
        NoisySearch.Space.Search(NoisySearch.Train, options);
        string first = Path.Combine(_folder.Root, "trial-0001.json");
        File.Copy(Path.Combine(_folder.Root, "trial-0002.json"), first, overwrite: true);
        Should.Throw<NetGenFormatException>(
            () => NoisySearch.Space.Search(NoisySearch.Train, options)).Message.ShouldStartWith($"{first}: expected the trial 'trial 1: learning rate ");

        using TemporaryFolder elsewhere = new();
        NoisySearch.Space.Search(NoisySearch.Train, options with { Seed = 9, Folder = elsewhere.Root });
        File.Copy(elsewhere.File("trial-0001.json"), first, overwrite: true);
        Should.Throw<NetGenFormatException>(
            () => NoisySearch.Space.Search(NoisySearch.Train, options)).Message.ShouldStartWith($"{first}: expected the search '");
    }

    [Fact]
    public void TrialOfAnotherTraining_IsRefused()
    {
        SearchOptions options = Options with { Halving = null, Plan = new RandomSearch(2) };
        NoisySearch.Space.Search(NoisySearch.Train, options);
        SearchSpace changed = NoisySearch.With(static (trial, options) => trial.Number == 2 ? options with { MaxNorm = 3 } : options);
        Should.Throw<NetGenFormatException>(() => changed.Search(NoisySearch.Train, options)).Message.ShouldContain("MaxNorm 3");
    }

    [Fact]
    public void FolderInUse_IsRefused()
    {
        Exception? refusal = null;
        NoisySearch.Space.Search(NoisySearch.Train, Options with
        {
            Plan = new RandomSearch(1),
            Progress = new NoisySearch.Watch(
                _ => refusal ??= Record.Exception(() => NoisySearch.Space.Search(NoisySearch.Train, Options with { Plan = new RandomSearch(1) }))),
        });
        refusal.ShouldBeOfType<IOException>().Message.ShouldContain("expected a folder that no other search is using");
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData(1)]
    public void FolderThatTakesNoFiles_IsNotSaidToBeInUse(int? shards)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It needs /proc, which takes no files even from the administrator.");
        Shard? shard = shards is { } count ? new Shard(0, count) : null;
        string message = Should.Throw<IOException>(
            () => NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options with { Folder = "/proc", Shard = shard })).Message;
        message.ShouldContain("/proc/search.lock");
        message.ShouldNotContain("search is using");
    }

    [Fact]
    public void FolderWithADamagedManifest_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder.Root, "search.json"), "{}");
        Should.Throw<NetGenFormatException>(() => NoisySearch.Space.Search(NoisySearch.Train, Options)).Message.ShouldContain(
            "search.json: expected a JSON object that ends with its checksum");
    }

    private string FileOf(Trial trial) => Path.Combine(_folder.Root, $"trial-{trial.Number:0000}.json");

    private static void ShouldBeRefused(SearchSpace space, SearchOptions options, string why) =>
        Should.Throw<NetGenFormatException>(() => space.Search(NoisySearch.Train, options)).Message.ShouldContain(why);
}
