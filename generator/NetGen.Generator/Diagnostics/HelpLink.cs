namespace NetGen.Generator.Diagnostics;

/// <summary>The path of the page of a diagnostic, the same in the repository and in the package.</summary>
/// <remarks>
/// It is relative while neither has a public address. Builds print it after the message. Editors open only absolute addresses, and look up the id by name
/// instead.
/// </remarks>
internal static class HelpLink
{
    public static string Of(string id) => $"docs/diagnostics.md#{id.ToLowerInvariant()}";
}
