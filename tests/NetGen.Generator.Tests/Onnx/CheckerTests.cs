using System.Diagnostics;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Files pass onnx's own checker, which also finds the shape of every value.</summary>
public sealed class CheckerTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly OnnxOptions[] s_ways = [new(), new() { ChannelsFirst = true }, new() { FoldNormalization = true }];

    [SkippableFact]
    public void EveryFile_PassesTheChecker()
    {
        Skip.If(LongTests.Skip is not null, LongTests.Skip);
        Skip.IfNot(File.Exists(Python) && Run("-c", "import onnx").ExitCode == 0, $"{Python} has no onnx here (Debian: apt-get install python3-onnx)");
        using var folder = new TemporaryFolder();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string annotations in Catalog.Texts)
        {
            CompiledNetwork network = NetworkCatalog.Of(annotations);
            foreach (OnnxOptions options in s_ways)
            {
                string name = FormattableString.Invariant($"{names.Count:D4}.onnx");
                names.Add(name, $"{annotations} {options}");
                network.SaveOnnx(folder.File(name), options);
            }
        }

        (int exitCode, string output) = Run(Path.Combine(AppContext.BaseDirectory, "check.py"), folder.Root);
        exitCode.ShouldBe(0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(names.Count, output);
        lines.Where(static line => !line.EndsWith(" ok", StringComparison.Ordinal)).Select(line => $"{names[line[..9]]}: {line}").ShouldBeEmpty();
    }

    /// <summary>What Python says.</summary>
    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }
}
