using System.Diagnostics;

namespace NetGen.Reliability.Interruptions.Children;

/// <summary>This program in a process that is to be killed, or whose calls are to fail.</summary>
internal sealed class Child : IDisposable
{
    /// <summary>The exit code of a process that SIGKILL ended.</summary>
    private const int KilledCode = 128 + 9;

    private readonly Process _process;

    private readonly Task<string> _errors;

    private Child(IEnumerable<string> command)
    {
        string[] words = [.. command];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

        // A killed process would leave the sockets for its debugger.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The last line that was read.</summary>
    public string LastLine { get; private set; } = "";

    /// <summary>The number of lines that were read.</summary>
    public int Lines { get; private set; }

    /// <summary>Starts a program of <see cref="ChildPrograms"/>.</summary>
    public static Child Start(params string[] arguments) => Start([], arguments);

    /// <summary>Starts a program under another one.</summary>
    public static Child Start(IEnumerable<string> under, params string[] arguments) =>
        new([.. under, Environment.ProcessPath!, .. ChildProcess.ProgramArguments(), ChildPrograms.Word, .. arguments]);

    /// <summary>Reads a line.</summary>
    /// <returns>Whether there was one. Otherwise the process has ended.</returns>
    public bool Read()
    {
        if (_process.StandardOutput.ReadLine() is not { } line)
        {
            return false;
        }

        (LastLine, Lines) = (line, Lines + 1);
        return true;
    }

    /// <summary>Reads some lines, waits for a moment that a sleep could not hit, kills the process, and reads what it had still written.</summary>
    /// <returns>Whether it was killed, and had not ended before.</returns>
    public bool KillAfter(int lines, double milliseconds)
    {
        while (Lines < lines && Read())
        {
        }

        long since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since).TotalMilliseconds < milliseconds)
        {
            Thread.SpinWait(20);
        }

        _process.Kill();
        return EndKilled();
    }

    /// <summary>Reads to the end. Throws if the process ended by an error of its own.</summary>
    /// <returns>Whether it was killed, and had not ended before.</returns>
    public bool EndKilled()
    {
        int code = End();
        BrokenPromiseException.Unless(code is 0 or KilledCode, () => $"Expected a process that is killed or succeeds, but it ended with {Description}");
        return code == KilledCode;
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>The exit code.</returns>
    public int End()
    {
        while (Read())
        {
        }

        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Reads to the end, and throws unless the process succeeded.</summary>
    public void Succeed() => BrokenPromiseException.Unless(End() == 0, () => $"Expected the process to succeed, but it ended with {Description}");

    /// <summary>How the process ended.</summary>
    public string Description => $"code {_process.ExitCode}: {LastLine} {_errors.Result}";

    public void Dispose() => _process.Dispose();
}
