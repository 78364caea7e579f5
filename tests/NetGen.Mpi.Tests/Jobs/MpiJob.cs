using System.Diagnostics;
using System.Text;

namespace NetGen.Mpi.Tests.Jobs;

/// <summary>This assembly as a job of several processes.</summary>
internal sealed class MpiJob : IDisposable
{
    /// <summary>What a skipped test says.</summary>
    public const string Absent = "mpirun is not installed: apt install openmpi-bin.";

    /// <summary>A job that hangs ends a test, not the machine.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(4);

    private readonly StringBuilder _errors = new();

    private MpiJob(Process process)
    {
        Process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Whether jobs can be started.</summary>
    public static bool IsPossible { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "mpirun")));

    /// <summary>The mpirun.</summary>
    public Process Process { get; }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public static MpiJob Start(int size, params string[] arguments)
    {
        var start = new ProcessStartInfo("mpirun") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] all =
        [
            "-n", $"{size}", "--oversubscribe", "--allow-run-as-root", "--bind-to", "none", "dotnet", typeof(MpiJob).Assembly.Location, .. arguments,
        ];
        foreach (string argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        // Several processes of Open MPI copy through memory that they share; reading each other's memory is often forbidden in containers.
        start.Environment["OMPI_MCA_btl_vader_single_copy_mechanism"] = "none";
        // Ranks that wait leave the processor to others, of which a test machine has many.
        start.Environment["OMPI_MCA_mpi_yield_when_idle"] = "1";

        // mpirun gives its processes a terminal, to which .NET would write how it wants it.
        start.Environment["TERM"] = "dumb";
        return new MpiJob(Process.Start(start)!);
    }

    /// <summary>Runs a job to its end and hands over its lines, which come in any order.</summary>
    public static async Task<(string[] Lines, string Errors, int ExitCode)> RunAsync(int size, params string[] arguments)
    {
        using MpiJob job = Start(size, arguments);
        string[] lines = await job.EndAsync();
        return (lines, job.Errors, job.Process.ExitCode);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<string[]> EndAsync()
    {
        using var limit = new CancellationTokenSource(s_longest);
        string output = await Process.StandardOutput.ReadToEndAsync(limit.Token);
        await Process.WaitForExitAsync(limit.Token);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
        }

        Process.Dispose();
    }
}
