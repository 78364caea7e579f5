using System.Diagnostics;
using System.Runtime.CompilerServices;
using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances;

/// <summary>The program of <c>tests/NetGen.Native</c>, under the JIT and as native code.</summary>
internal static class Programs
{
    /// <summary>Runs the program under the JIT of this process's .NET.</summary>
    public static string UnderTheJit(IReadOnlyList<string> arguments, params (string Name, string Value)[] variables) =>
        Run(DotNet(), [typeof(ThreadTrial).Assembly.Location, .. arguments], variables);

    /// <summary>Publishes the program as native code.</summary>
    /// <returns>Its path.</returns>
    public static string Publish(string folder)
    {
        Run(DotNet(),
            ["publish", Project(), "-c", "Release", "-r", "linux-x64", "-p:RunAnalyzers=false", "-m:1", "-o", folder, "-v", "quiet"]);
        return Path.Combine(folder, "NetGen.Native");
    }

    /// <summary>What is missing to publish native code; null if nothing is.</summary>
    public static string? LacksForPublishing() =>
        !OperatingSystem.IsLinux() ? "native code is published on Linux only"
        : !File.Exists(Project()) ? "no sources of tests/NetGen.Native to publish"
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "clang"))
            || File.Exists(Path.Combine(folder, "gcc"))) ? null
        : "no clang or gcc, which links native code";

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="BrokenPromiseException">It failed.</exception>
    public static string Run(string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new BrokenPromiseException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} "
                + $"({string.Join(", ", variables)}): expected it to succeed, but found code {process.ExitCode}: {output}{errors.Result}");
    }

    private static string DotNet() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private static string Project([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../NetGen.Native/NetGen.Native.csproj"));
}
