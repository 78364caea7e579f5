namespace NetGen.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic stands, in the repository and in the package alike.</summary>
/// <remarks>Relative while neither has a public address: builds print it behind the message, and editors, which open absolute addresses only, then look the id up by name.</remarks>
internal static class HelpLink
{
    public static string Of(string id) => $"docs/diagnostics.md#{id.ToLowerInvariant()}";
}
