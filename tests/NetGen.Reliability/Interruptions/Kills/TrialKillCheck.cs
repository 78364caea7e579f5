using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Training;

namespace NetGen.Reliability.Interruptions.Kills;

/// <summary>A search is killed twice at random moments, goes on in its folder, and finds what a search without interruption finds.</summary>
internal sealed class TrialKillCheck : Check
{
    private const int Kills = 2;

    private string _folder = "";

    private long _kills;

    public override string Name => "kills/trials";

    public override long Small => 4;

    public override long Large => 250;

    public override void Begin(string folder)
    {
        _folder = folder;
        _ = InterruptedSearch.Undisturbed;
    }

    public override void Try(Case one)
    {
        string folder = Path.Combine(_folder, $"{one.Number}");
        int trained = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            using Child child = Child.Start("search", folder);
            bool killed = child.KillAfter(one.Chance.Between(1, InterruptedSearch.EpochsInAll / 3), one.Chance.Unit() * 10);
            BrokenPromiseException.Unless(
                killed && child.Lines > 0, () => $"Expected a process that searches until it is killed, but it ended with {child.Description}");
            Interlocked.Increment(ref _kills);
            trained += child.Lines;
            RequireSound(folder);
        }

        trained += InterruptedSearch.RequireSameEnd(folder);

        // A kill costs what was in training at that moment, an epoch of each trial or two, and nothing that was finished.
        int most = InterruptedSearch.EpochsInAll + (2 * Kills * InterruptedSearch.Parallel);
        BrokenPromiseException.Unless(
            trained >= InterruptedSearch.EpochsInAll && trained <= most,
            () => $"Expected {InterruptedSearch.EpochsInAll} to {most} epochs in all, those that kills have cost included, but found {trained}.");
    }

    public override string Finish(long tried) => $"{_kills} kills";

    /// <summary>Throws unless every file is whole.</summary>
    private static void RequireSound(string folder)
    {
        foreach (string file in Directory.GetFiles(folder))
        {
            switch (Path.GetExtension(file))
            {
                case ".json" when Path.GetFileName(file) != "search.json":
                    _ = TrialFile.Read(file);
                    break;
                case ".ckpt" or ".previous" or ".safetensors":
                    using (SafetensorsReader tensors = SafetensorsReader.Open(file))
                    {
                        if (!file.EndsWith(".safetensors", StringComparison.Ordinal))
                        {
                            ChecksummedFile.Verify(tensors);
                        }
                    }

                    break;
            }
        }
    }
}
