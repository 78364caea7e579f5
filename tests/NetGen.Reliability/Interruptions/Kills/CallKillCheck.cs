using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Kills;

/// <summary>A process that replaces a file is killed at each call of the system in turn, before the call does anything. So no moment is left out.</summary>
internal sealed class CallKillCheck : Check
{
    private const int Old = 2, New = 3;

    private readonly List<Point> _points = [];

    private string _folder = "";

    public override string Name => "kills/calls";

    public override long Small => 60;

    public override long Large => 500;

    public override string? Lacks => Strace.Lacks;

    public override void Begin(string folder)
    {
        _folder = folder;
        foreach (Writer writer in AllWriters.Sound)
        {
            _points.AddRange(PointsOf(writer, folder));
        }
    }

    public override void Try(Case one)
    {
        Point point = _points[(int)(one.Number % _points.Count)];
        Kill(point, _folder, $"{one.Number}");
    }

    public override string Finish(long tried) => $"{Math.Min(tried, _points.Count)} of {_points.Count} calls of {AllWriters.Sound.Count} writers";

    /// <summary>The calls that a writer makes to replace its file.</summary>
    public static IReadOnlyList<Point> PointsOf(Writer writer, string folder)
    {
        string room = Prepare(writer, folder, $"{writer.Name}-calls"), log = Path.Combine(folder, $"{writer.Name}.log");
        using (Child child = Child.Start(Strace.Log(log), "once", writer.Name, room, $"{New}"))
        {
            child.Succeed();
        }

        FolderState.Require(room, writer.After(New));
        Point[] points = [.. SystemCall.Read(log)
            .Where(call => call.Files.Any(file => file.StartsWith(room, StringComparison.Ordinal)))
            .Select(call => new Point(writer, call.Name, call.K))];
        return points.Length > 0
            ? points
            : throw new InvalidDataException($"Expected calls that write {writer.Name}, but found none in {File.ReadAllText(log)}");
    }

    /// <summary>Replaces a file in a process that is killed at a call, and looks at what it has left.</summary>
    public static void Kill(Point point, string folder, string name)
    {
        string room = Prepare(point.Writer, folder, name);
        using Child child = Child.Start(Strace.Kill(point.Call, point.K), "once", point.Writer.Name, room, $"{New}");
        BrokenPromiseException.Unless(child.EndKilled(), () => $"Expected the process to be killed at {point}, but it ended with {child.Description}");
        try
        {
            WriteKillCheck.RequireWhole(point.Writer, room, New);
        }
        catch (BrokenPromiseException error)
        {
            throw new BrokenPromiseException($"Killed at {point}. {error.Message}");
        }
    }

    private static string Prepare(Writer writer, string folder, string name)
    {
        string room = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        for (int version = 1; version <= Old; version++)
        {
            writer.Write(room, version);
        }

        return room;
    }

    /// <summary>A moment in the writing of a file.</summary>
    internal sealed record Point(Writer Writer, string Call, int K)
    {
        public override string ToString() => $"call {K} of {Call}, writing {Writer.Name}";
    }
}
