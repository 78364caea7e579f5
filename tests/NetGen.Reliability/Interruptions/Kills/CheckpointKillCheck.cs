using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Training;

namespace NetGen.Reliability.Interruptions.Kills;

/// <summary>
/// A training is killed twice at random moments, resumes each time, and ends with the same bits. In some cases the newest checkpoint is damaged too.
/// </summary>
internal sealed class CheckpointKillCheck : Check
{
    private const int Kills = 2, MostSteps = 20, DamagedEvery = 4;

    private string _folder = "";

    private long _kills, _damaged;

    public override string Name => "kills/checkpoint";

    public override long Small => 6;

    public override long Large => 250;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{one.Number}")).FullName;
        for (int kill = 1; kill <= Kills; kill++)
        {
            using Child child = Child.Start("train", folder);
            bool killed = child.KillAfter(one.Chance.Between(1, MostSteps), one.Chance.Unit() * 4);
            BrokenPromiseException.Unless(
                killed && child.Lines > 0, () => $"Expected a process that trains until it is killed, but it ended with {child.Description}");
            Interlocked.Increment(ref _kills);
            RequireSound(folder, int.Parse(child.LastLine, CultureInfo.InvariantCulture));
        }

        if (one.Number % DamagedEvery == DamagedEvery - 1)
        {
            Damage(folder, one.Chance);
        }

        InterruptedTraining.RequireSameEnd(folder);
    }

    public override string Finish(long tried) => $"{_kills} kills; {_damaged} newest checkpoints damaged too";

    /// <summary>Throws unless all checkpoints are whole, and no step is lost that the training had saved before its last step.</summary>
    public static void RequireSound(string folder, long lastStep)
    {
        string newest = Path.Combine(folder, InterruptedTraining.FileName);
        int saved = StepOf(newest);
        _ = StepOf(newest + ".previous");

        // The last step may have been printed before it was saved.
        long expected = Math.Max(0, lastStep - 1) / InterruptedTraining.EverySteps * InterruptedTraining.EverySteps;
        BrokenPromiseException.Unless(saved >= expected, () => $"Expected a checkpoint of step {expected} or a later one, but found one of step {saved}.");
    }

    private static int StepOf(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using SafetensorsReader file = SafetensorsReader.Open(path);
        ChecksummedFile.Verify(file);
        return int.Parse(file.Metadata["progress.step"], CultureInfo.InvariantCulture);
    }

    private void Damage(string folder, Chance chance)
    {
        string newest = Path.Combine(folder, InterruptedTraining.FileName);
        if (File.Exists(newest + ".previous"))
        {
            byte[] bytes = File.ReadAllBytes(newest);
            File.WriteAllBytes(newest, bytes[..chance.Below(bytes.Length)]);
            Interlocked.Increment(ref _damaged);
        }
    }
}
