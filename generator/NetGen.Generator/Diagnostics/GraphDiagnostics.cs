using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN120 to 124: names of values, and how branches meet.</summary>
internal static class GraphDiagnostics
{
    private const string Category = "NetGen.Graph";

    public static readonly DiagnosticDescriptor UnknownLabel = Error(
        "NETGEN120", "No value has this name", "[{0}] reads '{1}', but no [Label] before it gives this name; {2}");

    public static readonly DiagnosticDescriptor RepeatedLabel = Error(
        "NETGEN121", "A name is given twice", "'{0}' is already the name of the value {1}; a name can be given only once");

    public static readonly DiagnosticDescriptor DeadEnd = Error(
        "NETGEN122",
        "A branch ends nowhere",
        "No layer reads the value {0}, the last one before this [From]; give it a [Label], if it has none, and read it by [Add] or [Concat], or remove its layers");

    public static readonly DiagnosticDescriptor ShapesDoNotFit = Error(
        "NETGEN123", "Two values do not fit together", "[{0}] needs {1}, but the value here has the shape {2} ({3}) and '{4}' has {5} ({6})");

    public static readonly DiagnosticDescriptor NameIsEmpty = Error(
        "NETGEN124", "A label needs a name", "[{0}] needs a name of at least one character");

    public static DiagnosticDescriptor[] All => [UnknownLabel, RepeatedLabel, DeadEnd, ShapesDoNotFit, NameIsEmpty];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));
}
