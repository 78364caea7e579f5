using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN140 to 149: layers and weights from files, and frozen classes.</summary>
internal static class ModelFileDiagnostics
{
    private const string Category = "NetGen.ModelFile";

    public static readonly DiagnosticDescriptor FileIsNotNamed = Error(
        "NETGEN140", "The project does not name this model file", "The project names no model file '{0}'; add <NetGenModel Include=\"{0}\" /> to its items{1}");

    public static readonly DiagnosticDescriptor FileIsDamaged = Error("NETGEN141", "A model file cannot be read", "'{0}' cannot be read. {1}");

    public static readonly DiagnosticDescriptor OperatorIsDeclined = Error(
        "NETGEN142", "A part of a model file has no layer of ours", "'{0}', {1}: {2}");

    public static readonly DiagnosticDescriptor WeightsDoNotFit = Error(
        "NETGEN143", "The weights do not fit the layers", "The tensors of '{0}' do not fit the layers of '{1}': {2}");

    public static readonly DiagnosticDescriptor LayersAreGivenTwice = Error(
        "NETGEN144", "Layers are given twice", "'{0}' takes its layers from '{1}', so [{2}] has no place in it; remove the attribute, or declare all layers and name a file of weights by Weights");

    public static readonly DiagnosticDescriptor FrozenNeedsWeights = Error(
        "NETGEN145", "A frozen network needs weights", "'{0}' is frozen and so cannot be trained, but nothing gives it weights; name a file by Weights, or remove Frozen");

    public static readonly DiagnosticDescriptor LayerOnlyInfers = Error(
        "NETGEN146", "A layer can only infer", "'{0}' of '{1}' is {2}, which has no gradient, so the class cannot be trained; add Frozen = true");

    public static readonly DiagnosticDescriptor WrongKindOfFile = Error(
        "NETGEN147", "A model file is of another kind", "'{0}' holds {1}, but {2} was expected here");

    public static DiagnosticDescriptor[] All =>
    [
        FileIsNotNamed,
        FileIsDamaged,
        OperatorIsDeclined,
        WeightsDoNotFit,
        LayersAreGivenTwice,
        FrozenNeedsWeights,
        LayerOnlyInfers,
        WrongKindOfFile,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));
}
