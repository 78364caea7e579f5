using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Kills;

/// <summary>A process that replaces a file again and again is killed at a random moment.</summary>
internal sealed class WriteKillCheck(string name, long small, long large, params Writer[] writers) : Check
{
    private string _folder = "";

    private long _kills;

    public override string Name => name;

    public override long Small => small;

    public override long Large => large;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{one.Number}")).FullName;
        Kill(writers[one.Number % writers.Length], folder, one.Chance);
        Interlocked.Increment(ref _kills);
    }

    public override string Finish(long tried) => $"{_kills} kills";

    /// <summary>Starts a process that writes, kills it, and looks at what it has left.</summary>
    public static void Kill(Writer writer, string folder, Chance chance)
    {
        using Child child = Child.Start("repeat", writer.Name, folder, "1");
        bool killed = child.KillAfter(chance.Between(1, 12), chance.Unit() * 4);
        BrokenPromiseException.Unless(
            killed && child.Lines > 0, () => $"Expected a process that writes until it is killed, but it ended with {child.Description}");
        int version = int.Parse(child.LastLine, CultureInfo.InvariantCulture);
        RequireWhole(writer, folder, version);
    }

    /// <summary>After a kill while a version was written: throws unless the folder has it or the one before, and the next one takes its place.</summary>
    public static void RequireWhole(Writer writer, string folder, int version)
    {
        FolderState.Require(folder, writer.During(version));
        FolderState.AgeTemporaries(folder);
        writer.Begin(folder);
        writer.Write(folder, version + 1);
        FolderState.Require(folder, writer.After(version + 1));
        FolderState.RequireNoTemporary(folder);
    }
}
