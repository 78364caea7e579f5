namespace NetGen.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic stands in the repository.</summary>
internal static class HelpLink
{
    public static string Of(string id) => $"docs/diagnostics.md#{id.ToLowerInvariant()}";
}
