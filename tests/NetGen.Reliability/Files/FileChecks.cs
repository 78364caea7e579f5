namespace NetGen.Reliability.Files;

/// <summary>Checks on malformed files that the runtime and its data packages read.</summary>
internal static class FileChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
    ];
}
