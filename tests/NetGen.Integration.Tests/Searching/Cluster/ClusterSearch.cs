using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Integration.Tests.Searching.Cluster;

/// <summary>The search of samples/Cluster in a folder, in processes of its own.</summary>
/// <param name="folder">Where it is, and where processes run.</param>
/// <param name="rows">Points to train on: the more, the longer it takes.</param>
internal sealed partial class ClusterSearch(string folder, int rows)
{
    private static readonly string s_sample = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../../samples/Cluster"));

    /// <summary>One of these is among the arguments and variables of the process that does it.</summary>
    private static readonly string[] s_secondShard = ["1/2", "OMPI_COMM_WORLD_RANK=1", "SLURM_ARRAY_TASK_ID=1"];

    /// <summary>The program.</summary>
    public static string Program { get; } = Path.Combine(s_sample, "bin", Configuration, "net10.0", "Cluster");

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);

    /// <summary>A file of the sample.</summary>
    public static string ReadyFile(string name) => Path.Combine(s_sample, name);

    /// <summary>Whether a tool is on the path.</summary>
    public static bool HasTool(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, name)));

    /// <summary>How many trials have a file.</summary>
    public int Trials => Directory.Exists(Sweep) ? Directory.GetFiles(Sweep, "trial-*.json").Length : 0;

    private string Sweep => Path.Combine(folder, "sweep");

    /// <summary>Starts the program itself.</summary>
    public Process Start(params string[] arguments) => StartTool(Program, ["--folder", "sweep", "--rows", Text(rows), .. arguments]);

    /// <summary>Starts something that starts the program.</summary>
    public Process StartTool(string tool, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        start.Environment["SEARCH"] = Program;
        start.Environment["SWEEP"] = "sweep";
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Starts one of the ready files with this search's size.</summary>
    public Process StartReadyFile(string name, params (string Name, string Value)[] environment) =>
        StartTool(ReadyFile(name), ["--rows", Text(rows)], environment);

    /// <summary>Waits for the end, and gives the exit code and all that was written.</summary>
    public static async Task<(int Code, string Output)> End(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Kills, once some trials are there, the process of the program that does the second shard.</summary>
    /// <param name="tool">What has started it and must still be there; null if nothing is.</param>
    public async Task KillSecondShard(Process? tool)
    {
        int shard;
        var waiting = Stopwatch.StartNew();
        while ((shard = SecondShard()) == 0 || Trials < 4)
        {
            tool?.HasExited.ShouldBeFalse("it ended before it was killed");
            waiting.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5), "no second shard was started, or nothing was trained");
            await Task.Delay(5);
        }

        using var process = Process.GetProcessById(shard);
        process.Kill();
        Trials.ShouldBeInRange(4, 26, "the search was over before the kill");
    }

    /// <summary>Every trial as its file has it, without times and checksums, and the best.</summary>
    public async Task<string[]> Outcome()
    {
        (int code, string output) = await End(Start("--merge"));
        code.ShouldBe(0, output);
        IEnumerable<string> trials = Directory.GetFiles(Sweep, "trial-*.json").Order(StringComparer.Ordinal);
        return [.. trials.Select(static file => TimeOrChecksum().Replace(File.ReadAllText(file), "")), output];
    }

    private int SecondShard() => Directory.GetDirectories("/proc")
        .Select(static path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out int id) ? id : 0)
        .FirstOrDefault(id => id > 0 && IsSecondShard(id));

    private bool IsSecondShard(int id)
    {
        try
        {
            string[] arguments = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            string[] environment = File.ReadAllText($"/proc/{id}/environ").Split('\0');
            return arguments[0] == Program && new FileInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: true)?.FullName == folder
                && arguments.Concat(environment).Intersect(s_secondShard, StringComparer.Ordinal).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is not ours.
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("\"(ticks|checksum)\": [^\\n]*")]
    private static partial Regex TimeOrChecksum();
}
