using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>A file is replaced on a disk that has room for a part of it, or for few more files, at a random size.</summary>
internal sealed class FullDiskCheck : Check
{
    private const int Page = 4096, Kilobytes = 2048;

    private string _folder = "";

    private long _failed;

    public override string Name => "disk/full";

    public override long Small => 60;

    public override long Large => 20_000;

    public override bool RunsSideBySide => false;

    public override string? Lacks => SmallDisk.Lacks;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        Writer writer = AllWriters.Sound[(int)(one.Number % AllWriters.Sound.Count)];
        if (Fails(writer, Path.Combine(_folder, $"{one.Number}"), one.Chance))
        {
            _failed++;
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(tried < Small || (_failed > 0 && _failed < tried),
            () => $"Expected some of {tried} files to fit, but {_failed} did not.");
        return $"{_failed} did not fit, {tried - _failed} fitted";
    }

    /// <summary>Replaces a file on a disk that may be too small, and then again with enough room.</summary>
    public static bool Fails(Writer writer, string folder, Chance chance)
    {
        bool lacksFiles = chance.Happens(0.25);
        using var disk = new SmallDisk(folder, Kilobytes, lacksFiles ? 12 : 1000);
        writer.Write(disk.Folder, 1);
        writer.Write(disk.Folder, 2);

        // On a whole disk nothing else may be written. What is expected is made elsewhere.
        string ballast = Path.Combine(disk.Folder, "ballast");
        if (lacksFiles)
        {
            Directory.CreateDirectory(ballast);
            Crowd(ballast, free: chance.Below(3));
        }
        else
        {
            Directory.CreateDirectory(ballast);
            disk.Fill(free: chance.Below((writer.Content(3)!.Length / Page) + 2) * Page, Path.Combine("ballast", "file"));
        }

        bool failed = FailingWrites.Fails(writer, disk.Folder, 3);
        Directory.Delete(ballast, recursive: true);
        int next = failed ? 3 : 4;
        BrokenPromiseException.Unless(
            !FailingWrites.Fails(writer, disk.Folder, next), () => $"Expected {writer.Name} to be written when there was room again.");
        return failed;
    }

    /// <summary>Makes files until no more can be made, and removes some.</summary>
    private static void Crowd(string folder, int free)
    {
        int made = 0;
        try
        {
            for (; ; made++)
            {
                File.Create(Path.Combine(folder, $"{made}")).Dispose();
            }
        }
        catch (IOException)
        {
            for (int file = Math.Max(0, made - free); file < made; file++)
            {
                File.Delete(Path.Combine(folder, $"{file}"));
            }
        }
    }
}
