using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>
/// The order of the calls that replace a file. After a power failure, a disk may have kept the calls that no flush separates in any order, which no kill of a
/// process shows. So contents must be flushed before the name changes, and the folder after that.
/// </summary>
internal sealed class WriteOrderCheck : Check
{
    private string _folder = "";

    public override string Name => "disk/order";

    public override long Small => AllWriters.Sound.Count;

    public override long Large => AllWriters.Sound.Count;

    public override string? Lacks => Strace.Lacks;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one) => Run(AllWriters.Sound[(int)(one.Number % AllWriters.Sound.Count)], _folder);

    /// <summary>Replaces a file, and throws unless contents were flushed before the name changed, and the folder after it.</summary>
    public static void Run(Writer writer, string folder)
    {
        string room = Directory.CreateDirectory(Path.Combine(folder, writer.Name)).FullName, log = Path.Combine(folder, $"{writer.Name}.log");
        writer.Write(room, 1);
        using (Child child = Child.Start(Strace.Log(log), "once", writer.Name, room, "2"))
        {
            child.Succeed();
        }

        SystemCall[] calls = [.. SystemCall.Read(log).Where(call => call.Files.Any(file => file.StartsWith(room, StringComparison.Ordinal)))];
        string order = string.Join(", ", calls.Select(static call => $"{call.Name} {string.Join(" ", call.Files.Select(Path.GetFileName))}"));
        string target = Path.Combine(room, writer.FileName);
        int renamed = Array.FindLastIndex(calls, call => call.Name.StartsWith("rename", StringComparison.Ordinal) && call.Files[^1] == target);
        Require(renamed >= 0, "a rename to the file");
        string temporary = calls[renamed].Files[0];
        int written = Array.FindLastIndex(
            calls, call => call.Name.StartsWith("pwrite", StringComparison.Ordinal) && call.Files.Contains(temporary, StringComparer.Ordinal));
        int flushed = Array.FindLastIndex(calls, call => IsFlush(call, temporary));
        int folderFlushed = Array.FindLastIndex(calls, call => IsFlush(call, room));
        Require(written >= 0 && written < flushed && flushed < renamed, "a flush of the content between the last write and the rename");
        Require(renamed < folderFlushed, "a flush of the folder after the rename");

        void Require(bool holds, string what) => BrokenPromiseException.Unless(holds, () => $"{writer.Name}: expected {what}, but found: {order}.");
    }

    private static bool IsFlush(SystemCall call, string file) => call.Name is "fsync" or "fdatasync" && call.Files[0] == file;
}
