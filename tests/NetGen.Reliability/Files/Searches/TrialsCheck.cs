using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Searches;

/// <summary>
/// The folder of a search: a mutant of a trial's file or of search.json, read alone, and merged into the result of the search. Files of locks and leftovers of
/// killed writers lie beside them. A trial whose file is damaged is missing from the result, which says so.
/// </summary>
internal sealed class TrialsCheck : FileCheck
{
    private const string Manifest = "search.json", Trial = "trial-0001.json";

    private static readonly Axis<float> s_rate = Axis.LearningRate(1e-3, 1e-1);

    private static readonly SearchSpace s_space = new()
    {
        Axes = [s_rate],
        Network = static _ => Candidate.Of<FileNet>(),
        Options = static trial => new FitOptions { Epochs = 2, BatchSize = 4, Validation = FileNet.Rows, Optimizer = new Sgd(s_rate[trial]) },
    };

    private static readonly string[] s_strangers =
        ["shard-0-of-2.lock", "shard-x-of-.lock", "shard--1-of-0.lock", "search.lock", "trial-0001.json.abc.tmp", "trial-0001.ckpt", "trial-99999.json", "x"];

    private readonly Dictionary<string, (byte[] File, JsonPart Json)> _sound = new(StringComparer.Ordinal);

    public override string Name => "files/trials";

    /// <summary>JSON of short values takes 12 bytes a value while it is read, and an epoch has a record of 100.</summary>
    protected override int BytesPerByte => 64;

    public override void Begin(string folder)
    {
        SearchOptions options = Options(folder);
        s_space.Search(FileNet.Rows, options with { Parallel = 1, Threads = 1 });
        foreach (string name in (string[])[Manifest, Trial])
        {
            byte[] file = File.ReadAllBytes(Path.Combine(folder, name));
            _sound.Add(name, (file, JsonPart.Of(file)));
        }

        foreach (string name in (string[])[Manifest, Trial])
        {
            Folder(PathOf("search"), name, _sound[name].File);
        }

        Measure(() => Merge(PathOf("search")));
    }

    protected override Mutant Draw(Chance chance)
    {
        string name = chance.Happens(0.3) ? Manifest : Trial;
        (byte[] sound, JsonPart json) = _sound[name];
        byte[] file = SearchBytes.Mutant(sound, json, chance);
        if (chance.Happens(0.5))
        {
            string path = Write("mutant.json", file);
            return new Mutant(file, () => ReadAlone(path, name));
        }

        string other = name == Trial ? Manifest : Trial;
        bool hasStranger = chance.Happens(0.05);
        string folder = Folder(hasStranger ? CleanFolder() : PathOf("search"), name, file);
        Folder(folder, other, _sound[other].File);
        if (hasStranger)
        {
            Folder(folder, chance.Of(s_strangers), chance.Bytes(chance.Below(20)));
        }

        return new Mutant(file, () => Merge(folder));
    }

    private static SearchOptions Options(string folder) => new() { Folder = folder, Plan = new RandomSearch(1), Parallel = 1, Threads = 1 };

    private static void ReadAlone(string path, string name)
    {
        if (name == Manifest)
        {
            new SearchManifest(s_space, FileNet.Rows, Options("folder"), "training").Claim(path);
            return;
        }

        (TrialIdentity identity, TrialRecord record) = TrialFile.Read(path);
        BrokenPromiseException.Unless(Enum.IsDefined(record.End), () => $"Expected how a training ended, but found {record.End} of {identity.Trial}.");
    }

    private static void Merge(string folder)
    {
        SearchResult result = s_space.Merge(FileNet.Rows, Options(folder));
        _ = result.ToString();
        if (result.Warnings.Count > 0)
        {
            throw new NetGenFormatException(result.Warnings[0]);
        }
    }

    /// <summary>Writes a file into the folder of a search.</summary>
    private static string Folder(string folder, string name, byte[] content)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), content);
        return folder;
    }

    private string CleanFolder()
    {
        string folder = PathOf("strangers");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return folder;
    }
}
