namespace NetGen.Reliability.Contents;

/// <summary>Checks on what assemblies and files must not hold, and cultures.</summary>
internal static class ContentChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new Cultures.CultureCheck(),
        new Cultures.TestsCheck(),
        new BannedCheck(),
        new PathsCheck(),
    ];
}
