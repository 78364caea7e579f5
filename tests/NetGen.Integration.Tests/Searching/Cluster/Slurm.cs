using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NetGen.Integration.Tests.Searching.Cluster;

/// <summary>A Slurm of two nodes on this machine, for one test.</summary>
internal sealed class Slurm : IDisposable
{
    private static readonly string s_script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "slurm.sh");

    private readonly TemporaryFolder _folder = new();

    /// <summary>What clients find it by.</summary>
    public (string Name, string Value) Configuration => ("SLURM_CONF", _folder.File("slurm.conf"));

    public static Slurm Start()
    {
        var slurm = new Slurm();
        try
        {
            slurm.Run("start");
            return slurm;
        }
        catch
        {
            slurm.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Run("stop");
        _folder.Dispose();
    }

    private void Run(string what)
    {
        // Its daemons would keep a pipe open.
        using Process process = Process.Start(new ProcessStartInfo(s_script, [what, _folder.Root]) { UseShellExecute = false })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"slurm.sh {what}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
