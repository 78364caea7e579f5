using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>
/// Calls of the system fail while files are replaced: the disk is full, an exceeded quota, a damaged block, a file system that has become read-only. Every
/// few calls one fails, so over many attempts each step of the protocol does.
/// </summary>
internal sealed class FailingCallCheck : Check
{
    private const int Attempts = 40;

    private static readonly (string Call, string Error)[] s_failures =
    [
        ("pwrite64", "ENOSPC"), ("fsync", "EIO"), ("rename", "EIO"), ("link", "ENOSPC"), ("pwrite64", "EDQUOT"), ("rename", "EROFS"), ("fsync", "ENOSPC"),
        ("pwrite64", "EIO"), ("rename", "EBUSY"), ("fsync", "EDQUOT"), ("rename", "EACCES"), ("pwrite64", "EFBIG"), ("link", "EDQUOT"), ("rename", "ENOSPC"),
    ];

    private string _folder = "";

    private long _failed, _attempts;

    public override string Name => "disk/errors";

    public override long Small => 12;

    public override long Large => s_failures.Length * AllWriters.Sound.Count * 3L;

    public override string? Lacks => Strace.Lacks;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        // In each round each writer meets another failure, until it has met all of them. The shift lets the checkpoint begin with a link, which it alone makes.
        (long round, long place) = Math.DivRem(one.Number, AllWriters.Sound.Count);
        Writer writer = AllWriters.Sound[(int)place];
        (string call, string error) = s_failures[(int)((round + (2 * place) + 1) % s_failures.Length)];
        if (call == "link" && writer != AllWriters.Checkpoint)
        {
            (call, error) = s_failures[0];
        }

        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{one.Number}")).FullName;
        int failed = Run(writer, call, error, one.Chance, folder);
        Interlocked.Add(ref _failed, failed);
        Interlocked.Add(ref _attempts, Attempts);
    }

    public override string Finish(long tried) => $"{_failed} of {_attempts} writes failed, with one exception each";

    /// <summary>Writes in a process whose calls fail now and then, and throws what the process says is wrong.</summary>
    /// <returns>How many attempts failed.</returns>
    public static int Run(Writer writer, string call, string error, Chance chance, string folder)
    {
        // The first calls learn what is expected. The steps are so long that the clean-up after a failure succeeds, and odd, because every second flush is one
        // of the folder, whose failure is not reported.
        using Child child = Child.Start(
            ["env", $"TMPDIR={folder}", .. Strace.Fail(call, error, chance.Between(4, 20), 5 + (2 * chance.Below(3)))], "failing", writer.Name,
            folder, Attempts.ToString(CultureInfo.InvariantCulture));
        BrokenPromiseException.Unless(
            child.End() == 0, () => $"With {error} from {call} while {writer.Name} is written, the process ended with {child.Description}");
        int failed = int.Parse(child.LastLine, CultureInfo.InvariantCulture);
        BrokenPromiseException.Unless(failed > 0, () => $"Expected writes to fail with {error} from {call}, but {writer.Name} was written {Attempts} times.");
        return failed;
    }
}
