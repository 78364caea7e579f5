using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN120 to 124: names of values, and how branches meet.</summary>
internal static class GraphDiagnostics
{
    private const string Category = "NetGen.Graph";

    public static readonly DiagnosticDescriptor UnknownLabel = Error(
        "NETGEN120", "No earlier label has this name", "[{0}] reads '{1}', but no [Label] before it has this name. {2}.");

    public static readonly DiagnosticDescriptor RepeatedLabel = Error(
        "NETGEN121", "Two labels have the same name", "'{0}' is already the name of {1}. Use another name.");

    public static readonly DiagnosticDescriptor DeadEnd = Error(
        "NETGEN122",
        "No layer reads the end of a branch",
        "The branch before this [From] ends with {0}, and no layer reads it. Give it a [Label] and read it with [Add] or [Concat], or remove its layers.");

    public static readonly DiagnosticDescriptor ShapesDoNotFit = Error(
        "NETGEN123", "Two values have shapes that do not fit", "[{0}] needs {1}, but the shape here is {2} ({3}) and the shape of '{4}' is {5} ({6})");

    public static readonly DiagnosticDescriptor NameIsEmpty = Error(
        "NETGEN124", "A label needs a name", "[{0}] needs a name with at least 1 character");

    public static DiagnosticDescriptor[] All => [UnknownLabel, RepeatedLabel, DeadEnd, ShapesDoNotFit, NameIsEmpty];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        ErrorDescriptor.Of(Category, id, title, message);
}
