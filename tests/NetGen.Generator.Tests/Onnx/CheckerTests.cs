using System.Diagnostics;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Files pass onnx's own checker, which also finds the shape of every value.</summary>
public sealed class CheckerTests
{
    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "check.py");

    private static readonly OnnxOptions[] s_ways = [new(), new() { ChannelsFirst = true }, new() { FoldNormalization = true }];

    [SkippableFact]
    public void EveryFile_PassesTheChecker()
    {
        using var folder = new TemporaryFolder();
        Skip.If(Run(folder.Root) is not { ExitCode: 0 }, "/usr/bin/python3 has no onnx here (Debian: apt-get install python3-onnx)");

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

        string[] lines = Run(folder.Root)!.Value.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(names.Count);
        lines.Where(static line => !line.EndsWith(" ok", StringComparison.Ordinal)).Select(line => $"{names[line[..9]]}: {line}").ShouldBeEmpty();
    }

    /// <summary>What the script says of the files in a folder; null where there is no Python.</summary>
    private static (int ExitCode, string Output)? Run(string folder)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python))
        {
            return null;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, [s_script, folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }
}
