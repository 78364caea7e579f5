using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Makes the errors that the analyzer reports.</summary>
internal static class ErrorDescriptor
{
    /// <summary>
    /// An error of a class that is not generated, or whose members throw. It is not configurable: after <c>#pragma warning disable</c>, nobody would learn why.
    /// </summary>
    public static DiagnosticDescriptor Of(string category, string id, string title, string message) => new(
        id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id),
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
