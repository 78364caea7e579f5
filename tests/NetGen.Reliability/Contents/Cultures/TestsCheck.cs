using System.Runtime.CompilerServices;
using NetGen.Reliability.Instances;

namespace NetGen.Reliability.Contents.Cultures;

/// <summary>A case runs the tests of the runtime or of the build task in a process of another culture.</summary>
internal sealed class TestsCheck : Check
{
    private static readonly string[] s_suites = ["NetGen.Tests", "NetGen.Build.Tests"];

    /// <summary>The first is that of CI.</summary>
    private static readonly (string Name, string Value)[][] s_cultures =
    [
        .. ((string[])["tr_TR.UTF-8", "de_DE.UTF-8", "ar_SA.UTF-8", "sv_SE.UTF-8", "fa_IR.UTF-8"])
            .Select(static name => new (string, string)[] { ("LC_ALL", name) }),
        [("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), ("DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY", "0")],
    ];

    /// <summary>Tests of kernels compute and write nothing, and builds of whole projects take long.</summary>
    private const string Filter =
        "--TestCaseFilter:FullyQualifiedName!~Tests.Numerics&FullyQualifiedName!~Tests.Folding&FullyQualifiedName!~Build.Tests.Building"
            + "&FullyQualifiedName!~Build.Tests.Interpreting";

    public override string Name => "culture/tests";

    public override long Small => s_suites.Length;

    public override long Large => s_suites.Length * s_cultures.Length;

    public override bool RunsSideBySide => false;

    public override TimeSpan Longest => TimeSpan.FromMinutes(20);

    public override string? Lacks => s_suites.FirstOrDefault(static suite => !File.Exists(PathOf(suite))) is { } missing ? $"{missing} is not built" : null;

    public override void Try(Case one)
    {
        string suite = s_suites[(int)(one.Number % s_suites.Length)];
        (string Name, string Value)[] culture = s_cultures[(int)(one.Number / s_suites.Length)];
        string output = Programs.Run(
            "dotnet", ["vstest", PathOf(suite), "--logger:console;verbosity=minimal", Filter], [.. culture, ("DOTNET_CLI_UI_LANGUAGE", "en")]);
        BrokenPromiseException.Unless(output.Contains("Passed!", StringComparison.Ordinal), () => $"Expected tests to be run, but found: {output}");
    }

    private static string PathOf(string suite, [CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../{suite}/bin/Release/net10.0/{suite}.dll"));
}
