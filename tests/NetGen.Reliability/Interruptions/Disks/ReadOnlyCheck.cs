using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Training;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>Folders and files that cannot be written, for each of the reasons. A training says so before its first step.</summary>
internal sealed class ReadOnlyCheck : Check
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private string _folder = "";

    public override string Name => "disk/read-only";

    public override long Small => AllWriters.Sound.Count * 3L;

    public override long Large => AllWriters.Sound.Count * 3L;

    public override bool RunsSideBySide => false;

    public override string? Lacks => SmallDisk.Lacks;

    public override void Begin(string folder)
    {
        _folder = folder;
        SetMode(folder, ForAll | UnixFileMode.UserWrite);

        // What is expected is made in a folder to which another user cannot write.
        foreach (Writer writer in AllWriters.Sound)
        {
            for (int version = 1; version <= 3; version++)
            {
                _ = writer.Content(version);
            }
        }
    }

    public override void Try(Case one)
    {
        Writer writer = AllWriters.Sound[(int)(one.Number / 3) % AllWriters.Sound.Count];
        using var disk = new SmallDisk(Path.Combine(_folder, $"{one.Number}"), kilobytes: 2048);
        writer.Write(disk.Folder, 1);
        writer.Write(disk.Folder, 2);
        string path = Path.Combine(disk.Folder, writer.FileName);
        switch (one.Number % 3)
        {
            case 0:
                disk.SetReadOnly(true);
                RequireRefusal(writer, disk.Folder);
                RequireNoStep(disk.Folder);
                RequireNoSearch(disk.Folder);
                disk.SetReadOnly(false);
                break;
            case 1:
                SetMode(disk.Folder, ForAll);
                OtherUser.Do(() =>
                {
                    RequireRefusal(writer, disk.Folder);
                    RequireNoStep(disk.Folder);
                });
                SetMode(disk.Folder, ForAll | UnixFileMode.UserWrite);
                break;
            default:
                SmallDisk.Pin(path);
                RequireRefusal(writer, disk.Folder);
                SmallDisk.Unpin(path);
                break;
        }

        BrokenPromiseException.Unless(!FailingWrites.Fails(writer, disk.Folder, 3), () => $"Expected {writer.Name} to be written when it could be again.");
    }

    private static void SetMode(string folder, UnixFileMode mode)
    {
        // The check is skipped elsewhere.
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    private static void RequireRefusal(Writer writer, string folder) => BrokenPromiseException.Unless(
        FailingWrites.Fails(writer, folder, 3), () => $"Expected an exception, but {writer.Name} was written.");

    private static void RequireNoStep(string folder)
    {
        string path = Path.Combine(folder, InterruptedTraining.FileName);
        int steps = 0;
        Exception? error = ErrorOf(() => InterruptedTraining.Run(folder, int.MaxValue, new LambdaCallback(onBatchBegin: _ => steps++)));
        BrokenPromiseException.Unless(steps == 0, () => $"Expected an exception before the first step, but found {steps} steps and {error}");
        FailingWrites.RequireNamed(error!, path);
    }

    private static void RequireNoSearch(string folder)
    {
        int epochs = 0;
        string sweep = Path.Combine(folder, "sweep");
        Exception? error = ErrorOf(() => InterruptedSearch.Run(sweep, () => epochs++));
        BrokenPromiseException.Unless(
            error is not null && epochs == 0 && error.Message.Contains(sweep, StringComparison.Ordinal)
                && !error.Message.Contains("no other search", StringComparison.Ordinal),
            () => $"Expected an exception about {sweep} before the first epoch, but found {epochs} epochs and {error}");
    }

    private static Exception? ErrorOf(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error;
        }
    }
}
