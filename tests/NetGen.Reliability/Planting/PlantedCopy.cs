using System.Diagnostics;
using System.Text;

namespace NetGen.Reliability.Planting;

/// <summary>
/// A copy of the repository with all bugs planted at once. An environment variable chooses the one that acts, so the copy is built once and not once for each.
/// </summary>
internal sealed class PlantedCopy(string folder)
{
    /// <summary>Its value is the number of the bug that acts, from 1.</summary>
    public const string Variable = "NETGEN_PLANTED";

    private const string Switch = "Planted.cs";

    private const string SwitchSource = $$"""
        internal static class Planted
        {
            private static readonly string Number = System.Environment.GetEnvironmentVariable("{{Variable}}") ?? "";

            public static bool Is(string number) => Number == number;
        }
        """;

    private static readonly string[] s_projects = ["src/NetGen", "generator/NetGen.Generator", "generator/NetGen.Build"];

    /// <summary>Copies what git tracks and plants the bugs.</summary>
    public void Make(IReadOnlyList<PlantedBug> bugs)
    {
        string root = Run(".", "git", "rev-parse", "--show-toplevel").Trim();
        foreach (string file in Run(root, "git", "ls-files", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            string target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }

        foreach (string project in s_projects)
        {
            File.WriteAllText(Path.Combine(folder, project, Switch), SwitchSource);
        }

        for (int i = 0; i < bugs.Count; i++)
        {
            Plant(bugs[i], i + 1);
        }
    }

    /// <summary>Builds a test project.</summary>
    public void Build(string project) =>
        Run(folder, "dotnet", "build", $"tests/{project}", "-c", "Release", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-nologo", "-v:q");

    /// <summary>Runs the tests of an area.</summary>
    /// <param name="area">The tests.</param>
    /// <param name="bug">The number of the bug that acts; 0 for none.</param>
    /// <returns>Whether all tests passed, and what was printed.</returns>
    public (bool Passed, string Output) Test(TestArea area, int bug)
    {
        string assembly = Path.Combine(folder, "tests", area.Project, "bin", "Release", "net10.0", area.Project + ".dll");
        ProcessStartInfo start = Start(folder, "dotnet", "test", assembly, "--filter", area.Filter, "--blame-hang-timeout", "5m");
        start.Environment[Variable] = bug.ToString(CultureInfo.InvariantCulture);
        (int code, string output, _) = Finish(start);
        return output.Contains("No test matches", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Expected tests in {area.Project} by the filter {area.Filter}, but found none.")
            : (code == 0, output);
    }

    private static string Run(string folder, params string[] command)
    {
        (int code, string output, string errors) = Finish(Start(folder, command));
        return code == 0
            ? output
            : throw new InvalidOperationException($"Expected {string.Join(' ', command)} to succeed, but it ended with {code}: {output}{errors}");
    }

    private static ProcessStartInfo Start(string folder, params string[] command) =>
        new(command[0], command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    private static (int Code, string Output, string Errors) Finish(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.ToString());
    }

    private void Plant(PlantedBug bug, int number)
    {
        string path = Path.Combine(folder, bug.File), source = File.ReadAllText(path);
        int first = source.IndexOf(bug.Right, StringComparison.Ordinal);
        if (first < 0 || source.IndexOf(bug.Right, first + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidOperationException($"Expected '{bug.Right}' once in {bug.File}, but found it {(first < 0 ? "never" : "several times")}.");
        }

        // On lines of their own, because the build refuses long lines.
        File.WriteAllText(path, source.Replace(bug.Right, $"(Planted.Is(\"{number}\")\n? ({bug.Wrong})\n: ({bug.Right}))", StringComparison.Ordinal));
    }
}
