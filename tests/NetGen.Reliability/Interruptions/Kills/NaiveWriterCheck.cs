using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Disks;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Kills;

/// <summary>Writers that lose files must be caught, each by the checks that can see it. Otherwise those checks would pass whatever NetGen did.</summary>
internal sealed class NaiveWriterCheck : Check
{
    private const int MostKills = 60;

    private readonly (string What, Action<NaiveWriterCheck, Case> Attempt)[] _cases =
    [
        ("kills at random moments, of a file written in place", static (check, one) => check.KillAgainAndAgain(one)),
        ("kills at every call, of a file written in place", static (check, _) => check.KillAtEveryCall(AllWriters.InPlace)),
        ("kills at every call, of a file deleted first", static (check, _) => check.KillAtEveryCall(AllWriters.DeletesFirst)),
        ("a full disk, under a file written in place", static (check, one) => check.FillDisk(one)),
        ("calls that fail, of a file written in place", static (check, one) =>
            FailingCallCheck.Run(AllWriters.InPlace, "pwrite64", "ENOSPC", one.Chance, check.Room(one))),
        ("the order of calls, of a file that is not flushed", static (check, _) => WriteOrderCheck.Run(AllWriters.Unflushed, check._folder)),
    ];

    private string _folder = "";

    public override string Name => "kills/naive";

    public override long Small => _cases.Length;

    public override long Large => _cases.Length;

    public override bool RunsSideBySide => false;

    public override string? Lacks => Strace.Lacks ?? SmallDisk.Lacks;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        (string what, Action<NaiveWriterCheck, Case> attempt) = _cases[one.Number % _cases.Length];
        try
        {
            attempt(this, one);
        }
        catch (BrokenPromiseException error) when (error.Message.Contains("naive of version", StringComparison.Ordinal)
            || error.Message.Contains("unflushed: expected a flush of the content", StringComparison.Ordinal))
        {
            return;
        }

        throw new BrokenPromiseException($"Expected a loss to be reported by {what}, but none was.");
    }

    public override string Finish(long tried) => "every naive writer caught";

    private string Room(Case one, int attempt = 0) => Directory.CreateDirectory(Path.Combine(_folder, $"{one.Number}-{attempt}")).FullName;

    private void KillAgainAndAgain(Case one)
    {
        for (int kill = 0; kill < MostKills; kill++)
        {
            WriteKillCheck.Kill(AllWriters.InPlace, Room(one, kill), one.Chance);
        }
    }

    private void KillAtEveryCall(Writer writer)
    {
        foreach (CallKillCheck.Point point in CallKillCheck.PointsOf(writer, _folder))
        {
            CallKillCheck.Kill(point, _folder, $"{writer.Name}-{point.Call}-{point.K}");
        }
    }

    private void FillDisk(Case one)
    {
        for (int attempt = 0; attempt < 10; attempt++)
        {
            FullDiskCheck.Fails(AllWriters.InPlace, Path.Combine(_folder, $"{one.Number}-disk-{attempt}"), one.Chance);
        }
    }
}
