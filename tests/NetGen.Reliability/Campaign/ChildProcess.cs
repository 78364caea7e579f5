using System.Diagnostics;
using System.Text.Json;

namespace NetGen.Reliability.Campaign;

/// <summary>
/// Runs a check in a process of its own. A stack overflow or an exhausted memory ends that process, and a case that hangs is killed with it. Both become
/// failures.
/// </summary>
internal static class ChildProcess
{
    private const string ResultFile = "result.json";

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    /// <summary>In the parent: runs the check in a child and waits.</summary>
    public static CheckResult Start(Check check, Plan plan)
    {
        using var room = new CheckFolder();
        using var marks = new CaseMarks(room.Path, Workers(check, plan));
        marks.Clear();
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. ProgramArguments(), check.Name, .. plan.Arguments(), "--child", room.Path])
        {
            RedirectStandardError = true, UseShellExecute = false,
        };
        if (check.RunsColdCode)
        {
            start.Environment["DOTNET_TieredPGO"] = "0";
        }

        // What a killed child leaves is deleted with the room.
        start.Environment["TMPDIR"] = room.Path;
        foreach ((string name, string value) in check.Variables)
        {
            start.Environment[name] = value;
        }

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        long[]? hanging = Wait(child, check, marks);
        string result = Path.Combine(room.Path, ResultFile);
        if (hanging is null && File.Exists(result))
        {
            return JsonSerializer.Deserialize<CheckResult>(File.ReadAllText(result))!;
        }

        (long first, long end) = plan.Of(check);
        string what = hanging is null
            ? $"Expected the process to end with a result, but it ended with code {child.ExitCode}:{Environment.NewLine}{Beginning(errors.Result)}"
            : $"Expected each case, and the work before and after all cases, to end within {check.Longest}, but it did not, and was killed.";
        IEnumerable<long> suspects = (hanging ?? marks.Now()).Where(static number => number != CaseMarks.Done).DefaultIfEmpty(-1);
        return new CheckResult(check.Name, 0, end - first, watch.Elapsed.TotalSeconds, [.. suspects.Select(number => new Failure(number, what))], "");
    }

    /// <summary>In the child: runs the check and writes the result where the parent reads it.</summary>
    public static int Run(Check check, Plan plan, string room)
    {
        using var marks = new CaseMarks(room, Workers(check, plan));
        CheckResult result = new CaseRunner(check, plan, marks).Run();
        File.WriteAllText(Path.Combine(room, ResultFile), JsonSerializer.Serialize(result));
        return 0;
    }

    private static int Workers(Check check, Plan plan) => check.RunsSideBySide ? plan.Threads : 1;

    /// <summary>Under <c>dotnet</c> the program is an argument.</summary>
    public static IEnumerable<string> ProgramArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];

    /// <summary>Waits for the child. Kills it when a worker tries the same case for too long, or when none tries a case for so long.</summary>
    /// <returns>The case that hangs, or <see cref="CaseMarks.Done"/> if no case was running; null if the child ended by itself.</returns>
    private static long[]? Wait(Process child, Check check, CaseMarks marks)
    {
        long[] before = marks.Now();
        long[] since = [.. Enumerable.Repeat(Stopwatch.GetTimestamp(), marks.Count)];
        while (!child.WaitForExit(s_look))
        {
            long[] now = marks.Now();
            bool isIdle = now.All(static mark => mark == CaseMarks.Done);
            for (int worker = 0; worker < marks.Count; worker++)
            {
                // A worker that has ended waits for the others.
                if (now[worker] != before[worker] || (now[worker] == CaseMarks.Done && !isIdle))
                {
                    (before[worker], since[worker]) = (now[worker], Stopwatch.GetTimestamp());
                }
                else if (Stopwatch.GetElapsedTime(since[worker]) > check.Longest)
                {
                    child.Kill(entireProcessTree: true);
                    child.WaitForExit();
                    return [now[worker]];
                }
            }
        }

        return null;
    }

    private static string Beginning(string text) => text.Length > 4000 ? text[..4000] : text;
}
