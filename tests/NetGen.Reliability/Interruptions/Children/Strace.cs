using System.ComponentModel;
using System.Diagnostics;

namespace NetGen.Reliability.Interruptions.Children;

/// <summary>Runs a process under strace, which writes down its calls of the system, or kills the process at one of them, or lets one fail.</summary>
internal static class Strace
{
    private const string Calls = "pwrite64,pwritev,ftruncate,fallocate,fsync,fdatasync,flock,rename,renameat,renameat2,link,linkat,unlink,unlinkat";

    private static readonly Lazy<string?> s_lacks = new(Find);

    /// <summary>Null if strace is here and may trace.</summary>
    public static string? Lacks => s_lacks.Value;

    /// <summary>Writes down all calls that change files.</summary>
    public static string[] Log(string log) => ["strace", "-f", "-qq", "-y", "-s", "0", "-o", log, "-e", "trace=" + Calls];

    /// <summary>Kills the process when a thread makes a call for the k-th time, before the call does anything.</summary>
    public static string[] Kill(string call, int k) =>
        ["strace", "-f", .. Inject(FormattableString.Invariant($"{call}:signal=SIGKILL:when={k}"), call)];

    /// <summary>Lets a call fail, from the first time on in steps.</summary>
    public static string[] Fail(string call, string error, int first, int step) =>
        ["strace", "-f", "--seccomp-bpf", .. Inject(FormattableString.Invariant($"{call}:error={error}:when={first}+{step}"), call)];

    private static string[] Inject(string what, string call) => ["-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + what];

    private static string? Find()
    {
        try
        {
            using Process trial = Process.Start(new ProcessStartInfo("strace", [.. Kill("getppid", 1)[1..], "true"]) { UseShellExecute = false })!;
            trial.WaitForExit();
            return trial.ExitCode == 0 ? null : $"strace cannot trace here: it ended with code {trial.ExitCode}";
        }
        catch (Win32Exception)
        {
            return "there is no strace";
        }
    }
}
