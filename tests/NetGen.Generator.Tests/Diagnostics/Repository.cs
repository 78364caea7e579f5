using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Where the sources are that tests compare with code.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
