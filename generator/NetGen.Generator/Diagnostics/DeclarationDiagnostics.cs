using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN0xx: which classes can be networks, and where their layers are declared.</summary>
internal static class DeclarationDiagnostics
{
    private const string Category = "NetGen.Declaration";

    public static readonly DiagnosticDescriptor ClassMustBePartial = Error(
        "NETGEN001", "A network class must be partial", "'{0}' must be partial, so that the generated network can be a part of it");

    public static readonly DiagnosticDescriptor UnsupportedKindOfClass = Error(
        "NETGEN002", "A network must be an ordinary class", "'{0}' is {1}; a network must be a class that is neither static, abstract, generic, a record nor derived from a network");

    public static readonly DiagnosticDescriptor FileLocalClass = Error(
        "NETGEN003", "A network class cannot be file-local", "'{0}' is file-local, so that no generated file can add a part to it; remove 'file'");

    public static readonly DiagnosticDescriptor ContainerMustBePartial = Error(
        "NETGEN004", "A type around a network must be partial and not generic", "'{0}' contains the network '{1}' and must be partial and not generic");

    public static readonly DiagnosticDescriptor NoLayers = Error(
        "NETGEN005", "A network needs layers", "'{0}' has no layers; add at least one, such as [Dense(10)]");

    public static readonly DiagnosticDescriptor LayersSpreadOverDeclarations = Error(
        "NETGEN006",
        "All layers must stand on one declaration",
        "'{0}' has layers on more than one partial declaration, whose order is that of the files; put them all beside [NeuralNetwork]");

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = Error(
        "NETGEN007", "Layers need [NeuralNetwork]", "'{0}' has the layer [{1}] but no [NeuralNetwork(inputSize)], so nothing would be generated");

    public static readonly DiagnosticDescriptor ConstructorMustChain = Error(
        "NETGEN008", "A constructor must call this(seed)", "This constructor of '{0}' must call the generated one, as in ': this(seed)', or the network would have no weights");

    public static readonly DiagnosticDescriptor NameIsTaken = Error(
        "NETGEN009", "A generated member has this name", "NetGen generates '{1}' in '{0}'; give this another name");

    public static readonly DiagnosticDescriptor ArgumentHasNoValue = Error(
        "NETGEN010",
        "An argument has no value for the generator",
        "The generator finds no value for '{0}': it does not see what generators write, the sizes of another network among it; write the number, or a constant that is declared in your own code");

    public static readonly DiagnosticDescriptor InheritedNameIsTaken = Error(
        "NETGEN011", "A base class has a member with the name of a generated one", "NetGen generates '{1}' in '{0}', which would hide the one it inherits from '{2}'; rename that one, or derive from another class");

    public static readonly DiagnosticDescriptor MemberMustNotBeRequired = Error(
        "NETGEN012", "A network cannot have required members", "'{1}' is required, but '{0}.Load' creates a network without it; remove 'required' and give it a first value");

    public static readonly DiagnosticDescriptor BaseClassNeedsArguments = Error(
        "NETGEN013", "A base class must have a constructor without arguments", "The generated constructor of '{0}' cannot call one of '{1}', which needs {2}; give '{1}' one without parameters");

    /// <summary>These errors are not configurable. At such an error the compiler stops, instead of reporting every member that is not generated.</summary>
    public static readonly DiagnosticDescriptor LanguageVersionTooOld = Error(
        "NETGEN014", "Generated code needs C# 12", "The code of '{0}' needs C# 12 or later, but the project is compiled as C# {1}; remove LangVersion from the project, or set it to 12 or later",
        WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GeneratedFilesAreCompiledTwice = Error(
        "NETGEN015",
        "Generated files are compiled twice",
        "The file '{1}', which NetGen wrote for '{0}', is compiled as a source file too; exclude its folder, as in <Compile Remove=\"Generated/**\" />");

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

    public static DiagnosticDescriptor ById(string id) => All.First(descriptor => string.Equals(descriptor.Id, id, StringComparison.Ordinal));

    private static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id), customTags: tags);
}
