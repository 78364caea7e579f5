using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN140 to 149: layers and weights from files, and frozen classes.</summary>
internal static class ModelFileDiagnostics
{
    private const string Category = "NetGen.ModelFile";

    public static readonly DiagnosticDescriptor FileIsNotNamed = Error(
        "NETGEN140",
        "The project does not name this model file",
        "The project has no model file '{0}'. Add <NetGenModel Include=\"{0}\" /> to an ItemGroup of the project file.{1}");

    public static readonly DiagnosticDescriptor FileIsDamaged = Error("NETGEN141", "A model file cannot be read", "NetGen cannot read '{0}'. {1}");

    public static readonly DiagnosticDescriptor OperatorIsDeclined = Error(
        "NETGEN142", "NetGen does not support a part of a model file", "'{0}', {1}: {2}");

    public static readonly DiagnosticDescriptor WeightsDoNotFit = Error(
        "NETGEN143", "The weights do not fit the layers", "The tensors of '{0}' do not fit the layers of '{1}': {2}");

    public static readonly DiagnosticDescriptor LayersAreGivenTwice = Error(
        "NETGEN144",
        "Layers are declared twice",
        "'{0}' takes its layers from '{1}', so it cannot declare the layer [{2}]. Remove the attribute, or declare all layers and set Weights to a file of "
            + "tensors.");

    public static readonly DiagnosticDescriptor FrozenNeedsWeights = Error(
        "NETGEN145", "A frozen network needs weights", "'{0}' is frozen, so it needs weights from a file, but it has none. Set Weights, or remove Frozen.");

    public static readonly DiagnosticDescriptor LayerOnlyInfers = Error(
        "NETGEN146", "A layer cannot be trained", "'{0}' in '{1}' is {2}, which has no gradient, so the class cannot be trained. Add Frozen = true.");

    public static readonly DiagnosticDescriptor WrongKindOfFile = Error(
        "NETGEN147", "A model file has the wrong kind", "'{0}' holds {1}, but this argument needs a file with {2}");

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
        ErrorDescriptor.Of(Category, id, title, message);
}
