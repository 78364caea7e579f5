namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A row of the release files, which list what a version of the package reports.</summary>
/// <param name="Id">The id.</param>
/// <param name="Category">Its category.</param>
/// <param name="Severity">Its severity unless a project sets another.</param>
/// <param name="Title">Its title, in the column of notes.</param>
internal sealed record ReleasedRule(string Id, string Category, string Severity, string Title)
{
    public static IReadOnlyList<ReleasedRule> All { get; } =
    [
        .. new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(static file => File.ReadLines(Path.Combine(Repository.Root, "generator", "NetGen.Generator", file)))
            .Where(static line => line.StartsWith("NETGEN", StringComparison.Ordinal))
            .Select(static line => line.Split(" | "))
            .Select(static cells => new ReleasedRule(cells[0], cells[1], cells[2], cells[3]))
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];
}
