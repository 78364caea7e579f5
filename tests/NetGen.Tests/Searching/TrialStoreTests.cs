namespace NetGen.Tests.Searching;

public sealed class TrialStoreTests : IDisposable
{
    private static readonly SearchSpace s_space = new() { Axes = [Axis.LearningRate(1e-3, 1)], Network = static _ => null!, Options = static _ => null! };

    private static readonly Trial s_trial = s_space.Trials(new RandomSearch(1))[0];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Where locks do not work, a process may be behind another with the same shard.</summary>
    [Fact]
    public void ShardWithFewerEpochs_DoesNotOverwriteMore()
    {
        using TrialStore store = Open(new Shard(0, 2));
        store.Write(s_trial, "training", Record(3));
        store.Write(s_trial, "training", Record(1));
        store.Read(s_trial, "training", out _)!.Epochs.Length.ShouldBe(3);
        store.Write(s_trial, "training", Record(4));
        store.Read(s_trial, "training", out _)!.Epochs.Length.ShouldBe(4);
    }

    [Fact]
    public void DamagedFile_IsReplacedByWhatIsKnown()
    {
        using TrialStore store = Open(new Shard(0, 2));
        _folder.File("trial-0001.json", [1, 2, 3]);
        store.Write(s_trial, "training", Record(1));
        store.Read(s_trial, "training", out string? damage)!.Epochs.Length.ShouldBe(1);
        damage.ShouldBeNull();
    }

    [Fact]
    public void ManyShardsThatBeginTogether_ShareOneManifest()
    {
        TrialStore[] stores = new TrialStore[16];
        Parallel.For(0, stores.Length, index => stores[index] = Open(new Shard(index, stores.Length)));
        IEnumerable<string> locks = Enumerable.Range(0, 16).Select(static index => $"shard-{index}-of-16.lock").Order(StringComparer.Ordinal);
        _folder.Names().ShouldBe(["search.json", "search.lock", .. locks]);
        Array.ForEach(stores, static store => store.Dispose());
    }

    [Fact]
    public void ManifestWithALineTwice_IsRefused()
    {
        ChecksummedJson.Write(_folder.File("search.json"), static json =>
        {
            json.WriteString("seed", "1");
            json.WriteString("seed", "2");
        });
        Should.Throw<NetGenFormatException>(() => Open(new Shard(0, 2))).Message.ShouldEndWith(
            "expected each setting of a search once, but found 'seed' twice.");
    }

    private TrialStore Open(Shard shard)
    {
        var options = new SearchOptions { Folder = _folder.Root, Shard = shard, Plan = new RandomSearch(1) };
        return TrialStore.Open(options, new SearchManifest(s_space, Dataset.FromLabels([1, 2], 1, [0, 1], 2), options, "training"));
    }

    private static TrialRecord Record(int epochs) => new(
        [.. Enumerable.Range(1, epochs).Select(static epoch => new TrialEpoch(new EpochRecord { Epoch = epoch, Loss = 1, LearningRate = 1 }, 1))],
        TrialEnd.Paused);
}
