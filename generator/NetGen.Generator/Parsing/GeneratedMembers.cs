using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>The members that the generated part of a class declares, and the user's own members that they collide with.</summary>
internal static class GeneratedMembers
{
    /// <summary>A user may add overloads of these members, but not members with the same signature.</summary>
    private static readonly string[] Methods =
    [
        "Load(string)", "Load(string, System.Func<string, string>)", "Load(System.IO.Stream)", "Load(System.ReadOnlySpan<byte>)", "Save(string)",
        "SaveOnnx(string)", "SaveOnnx(string, NetGen.OnnxOptions)",
        "CopyParametersTo(System.Span<float>)", "SetParameters(System.ReadOnlySpan<float>)",
        "CopyStateTo(System.Span<float>)", "SetState(System.ReadOnlySpan<float>)",
        "Predict(System.ReadOnlySpan<float>)", "Predict(System.ReadOnlySpan<float>, System.Span<float>)",
        "PredictBatch(System.ReadOnlySpan<float>, System.Span<float>)",
        "Classify(System.ReadOnlySpan<float>)", "ClassifyBatch(System.ReadOnlySpan<float>, System.Span<int>)",
        "Summary()",
    ];

    private static readonly HashSet<string> MethodNames =
        new(Methods.Select(static method => method.Substring(0, method.IndexOf('('))), StringComparer.Ordinal);

    private static readonly Regex Others = new(
        "^(InputSize|OutputSize|ParameterCount|StateCount|(get_)?Layers|get_Labels|NetworkDefinition|_storage|"
            + "PredictOne(512|256|128)?|PredictOneValues|PredictStandardized|PredictRows|ScoreRows|Reference|(Forward|Backward)(Rows|Images)[0-9]*|"
            + "(Dense|Conv|Pool)[0-9]+(Inference)?"
            + "(Gradients|(Predict|PredictActive|Forward|InputGradient|WeightGradient|TurnFilters)(512|256|128)?(Function)?))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The members of the interfaces that generated code implements explicitly.</summary>
    private static readonly HashSet<string> Explicit = new(StringComparer.Ordinal)
    {
        "InputSize", "OutputSize", "ParameterCount", "StateCount", "Layers", "Info", "Score", "Storage", "Create", "Prepare", "Forward", "Backward",
        "Gradients", "ReferenceLoss", "ReferenceGradient",
    };

    /// <summary>The declarations that keep the generated part from compiling, each with the member that it collides with.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="name">Where its name is written. A class cannot have the name of one of its members.</param>
    public static IEnumerable<(Location Location, string Member)> TakenIn(INamedTypeSymbol type, Location name)
    {
        var network = new AttributeReader(type.GetAttributes().First(SymbolNames.IsNeuralNetwork));
        bool isFrozen = network.NamedBool("Frozen") ?? false, mayHaveLabels = network.Has(ModelUse.LayersArgument);
        if (MethodNames.Contains(type.Name) || Others.IsMatch(type.Name))
        {
            yield return (name, type.Name);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            string? found = member is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: false } constructor
                ? ConstructorCollision(constructor, isFrozen)
                : mayHaveLabels && member.Name == "Labels" ? member.Name
                : member.Name == type.Name && member is not IMethodSymbol { MethodKind: MethodKind.Constructor } ? GeneratedConstructor(type, isFrozen)
                : Collision(member) ?? ExplicitCollision(member, type);
            if (!member.IsImplicitlyDeclared && found is { } collision && member.Locations.FirstOrDefault() is { } location)
            {
                yield return (location, collision);
            }
        }
    }

    /// <summary>The generated member that would hide a member that the class inherits; null for none.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="inherited">A member of a base class that is accessible in it.</param>
    public static string? HiddenIn(INamedTypeSymbol type, ISymbol inherited) => inherited switch
    {
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => null,

        // Generated code writes the name of the class, which would then mean the inherited member.
        INamedTypeSymbol when string.Equals(inherited.Name, type.Name, StringComparison.Ordinal) => type.Name,
        _ => Collision(inherited),
    };

    private static string? Collision(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method when MethodNames.Contains(method.Name) =>
            method.Arity == 0 && Methods.Contains($"{method.Name}({Parameters(method)})", StringComparer.Ordinal)
                ? $"{method.Name}({Parameters(method).Replace("System.IO.", "").Replace("System.", "")})"
                : null,
        { Name: { } name } when MethodNames.Contains(name) || Others.IsMatch(name) => name,
        _ => null,
    };

    private static string? ConstructorCollision(IMethodSymbol constructor, bool isFrozen)
    {
        string generated = isFrozen ? "" : "int";
        return string.Equals(Parameters(constructor), generated, StringComparison.Ordinal)
            ? GeneratedConstructor(constructor.ContainingType, isFrozen)
            : null;
    }

    private static string GeneratedConstructor(INamedTypeSymbol type, bool isFrozen) => $"{type.Name}({(isFrozen ? "" : "int seed")})";

    private static string? ExplicitCollision(ISymbol member, INamedTypeSymbol type)
    {
        ISymbol? implemented = member switch
        {
            IMethodSymbol method => method.ExplicitInterfaceImplementations.FirstOrDefault(),
            IPropertySymbol property => property.ExplicitInterfaceImplementations.FirstOrDefault(),
            _ => null,
        };
        return implemented?.ContainingType is { Name: "INeuralNetwork" or "IInferenceNetwork", TypeArguments.Length: 1 } @interface
            && @interface.ContainingNamespace.ToDisplayString() == SymbolNames.Namespace
            && @interface.TypeArguments[0].Equals(type, SymbolEqualityComparer.Default)
            && Explicit.Contains(implemented.Name)
                ? $"{@interface.Name}<{type.Name}>.{implemented.Name}"
                : null;
    }

    private static string Parameters(IMethodSymbol method) =>
        string.Join(
            ", ",
            method.Parameters.Select(static parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(TypeName)));

    /// <summary>A type with its namespace and without its mark for nullable references: signatures that differ only in these are the same.</summary>
    private static readonly SymbolDisplayFormat TypeName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);
}
