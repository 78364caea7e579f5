using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN0xx: which classes can be networks, and where their layers are declared.</summary>
internal static class DeclarationDiagnostics
{
    private const string Category = "NetGen.Declaration";

    public static readonly DiagnosticDescriptor ClassMustBePartial = Error(
        "NETGEN001", "A network class must be partial", "'{0}' is not partial. NetGen adds a second part to a network class. Write 'partial class {0}'.");

    public static readonly DiagnosticDescriptor UnsupportedKindOfClass = Error(
        "NETGEN002",
        "A network must be an ordinary class",
        "'{0}' is {1}. A network must be a class that is not static, abstract, generic, a record or derived from another network.");

    public static readonly DiagnosticDescriptor FileLocalClass = Error(
        "NETGEN003",
        "A network class cannot be file-local",
        "'{0}' exists in its own file only, because of the modifier 'file'. NetGen writes a part of the class into another file. Remove 'file'.");

    public static readonly DiagnosticDescriptor ContainerMustBePartial = Error(
        "NETGEN004", "A type around a network must be partial and not generic", "'{0}' must be partial and not generic, because it contains the network '{1}'");

    public static readonly DiagnosticDescriptor NoLayers = NotConfigurableError(
        "NETGEN005", "A network needs layers", "'{0}' has no layers. Add at least one, for example [Dense(10)].");

    public static readonly DiagnosticDescriptor LayersSpreadOverDeclarations = NotConfigurableError(
        "NETGEN006",
        "All layers must be on one declaration",
        "'{0}' has layers on more than one partial declaration, so their order would depend on the order of the files. Put all layers on the declaration that "
            + "has [NeuralNetwork].");

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = NotConfigurableError(
        "NETGEN007",
        "Layers need [NeuralNetwork]",
        "'{0}' has the layer [{1}] but no [NeuralNetwork], so NetGen generates nothing. Add [NeuralNetwork(inputSize)].");

    public static readonly DiagnosticDescriptor ConstructorMustChain = NotConfigurableError(
        "NETGEN008",
        "A constructor must call this(seed)",
        "This constructor of '{0}' does not call the generated constructor, which creates the weights. Add ': this(seed)'.");

    public static readonly DiagnosticDescriptor NameIsTaken = Error(
        "NETGEN009", "NetGen generates a member with this name", "NetGen generates a member '{1}' in '{0}'. Rename this one, or change its parameters.");

    public static readonly DiagnosticDescriptor ArgumentHasNoValue = Error(
        "NETGEN010",
        "The generator cannot read the value of an argument",
        "The generator cannot read the value of '{0}'. It does not see generated code, for example the sizes of another network. Write the number, or use a "
            + "constant from your own code.");

    public static readonly DiagnosticDescriptor InheritedNameIsTaken = Error(
        "NETGEN011",
        "A base class has a member that the generated code would hide",
        "NetGen generates '{1}' in '{0}', which would hide the member that '{0}' inherits from '{2}'. Rename the inherited member, or use another base class.");

    public static readonly DiagnosticDescriptor MemberMustNotBeRequired = Error(
        "NETGEN012",
        "A network cannot have required members",
        "'{1}' is required, but '{0}.Load' creates a network without setting it. Remove 'required' and give '{1}' an initial value.");

    public static readonly DiagnosticDescriptor BaseClassNeedsArguments = Error(
        "NETGEN013",
        "A base class needs a constructor without parameters",
        "The generated constructor of '{0}' must call a constructor of '{1}' without arguments, but {2}. Add a constructor without parameters to '{1}'.");

    /// <summary>
    /// This error is not configurable. At such an error of a generator the compiler stops, instead of reporting every member that is not generated.
    /// </summary>
    public static readonly DiagnosticDescriptor LanguageVersionTooOld = Error(
        "NETGEN014",
        "Generated code needs C# 12",
        "The generated code of '{0}' needs C# 12 or later, but the project uses C# {1}. Remove LangVersion from the project file, or set it to 12 or later.",
        WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GeneratedFilesAreCompiledTwice = Error(
        "NETGEN015",
        "A generated file is compiled twice",
        "The project compiles '{1}' as a source file, but NetGen generates this file for '{0}' in each build. Exclude the folder of the file, for example "
            + "with <Compile Remove=\"Generated/**\" />.");

    public static DiagnosticDescriptor[] All =>
    [
        ClassMustBePartial,
        UnsupportedKindOfClass,
        FileLocalClass,
        ContainerMustBePartial,
        NoLayers,
        LayersSpreadOverDeclarations,
        LayersWithoutNetwork,
        ConstructorMustChain,
        NameIsTaken,
        ArgumentHasNoValue,
        InheritedNameIsTaken,
        MemberMustNotBeRequired,
        BaseClassNeedsArguments,
        LanguageVersionTooOld,
        GeneratedFilesAreCompiledTwice,
    ];

    /// <summary>A diagnostic that keeps a class from being generated at all. A name may also be too long, and then the network is too large.</summary>
    public static DiagnosticDescriptor ById(string id) =>
        All.Append(LayerDiagnostics.NetworkTooLarge).First(descriptor => string.Equals(descriptor.Id, id, StringComparison.Ordinal));

    /// <summary>
    /// An error of the analyzer, which a pragma could silence. Those of the generator have no place in a file of the compilation. Where the generator reports
    /// NETGEN008, the compiler stops, as at NETGEN014.
    /// </summary>
    private static DiagnosticDescriptor NotConfigurableError(string id, string title, string message) => ErrorDescriptor.Of(Category, id, title, message);

    private static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id), customTags: tags);
}
