using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>From the symbol of a class to the declaration of a second part of it, or to the reason why there can be none.</summary>
internal static class DeclarationParser
{
    /// <summary>
    /// The most bytes of the full name of a class. The name of an explicit implementation, such as that of <c>IInferenceNetwork.ParameterCount</c>, contains
    /// it,
    /// and an assembly can hold names of 1,023 bytes (CS7013).
    /// </summary>
    private const int LongestName = 1023 - 53;

    /// <summary>The declaration; null when C# allows no second part of the class.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="compilation">The compilation that it is part of.</param>
    /// <param name="report">Receives the reason.</param>
    public static Declaration? Parse(INamedTypeSymbol type, Compilation compilation, Action<Problem> report)
    {
        // The part with the attribute, because another part may be a generated one.
        if (type.GetAttributes().First(SymbolNames.IsNeuralNetwork).ApplicationSyntaxReference?.GetSyntax().Parent?.Parent is not TypeDeclarationSyntax syntax)
        {
            return null;
        }

        if (!IsNamed(type) || !IsUnique(type) || !IsAccessible(type))
        {
            // The compiler reports what is missing, what is there twice, or what may not be there.
            return null;
        }

        Location name = syntax.Identifier.GetLocation();
        bool isSound = true;
        if (syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 and var version })
        {
            Refuse(DeclarationDiagnostics.LanguageVersionTooOld, name, type.Name, version.ToDisplayString());
            return null;
        }

        if (GeneratedFileOf(type) is { } file)
        {
            Refuse(DeclarationDiagnostics.GeneratedFilesAreCompiledTwice, name, type.Name, file);
            return null;
        }

        if (IsFileLocal(type))
        {
            Refuse(DeclarationDiagnostics.FileLocalClass, name, type.Name);
        }

        if (UnsupportedKind(type) is { } kind)
        {
            Refuse(DeclarationDiagnostics.UnsupportedKindOfClass, name, type.Name, kind);
        }

        if (!IsPartial(syntax))
        {
            Refuse(DeclarationDiagnostics.ClassMustBePartial, name, type.Name);
        }

        // The generated constructor would have to call this one (CS8862), and its arguments are unknown.
        ParameterListSyntax? primary = type.DeclaringSyntaxReferences
            .Select(static reference => (reference.GetSyntax() as TypeDeclarationSyntax)?.ParameterList)
            .FirstOrDefault(static list => list is not null);
        if (primary is not null && !type.IsRecord)
        {
            Refuse(DeclarationDiagnostics.ConstructorMustChain, primary.GetLocation(), type.Name);
        }

        foreach ((Location location, string taken) in GeneratedMembers.TakenIn(type, name))
        {
            Refuse(DeclarationDiagnostics.NameIsTaken, location, type.Name, taken);
        }

        foreach (Problem problem in BaseClass.Problems(type, compilation, PlaceOfBase(type) ?? name))
        {
            isSound = false;
            report(problem);
        }

        var containers = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, container);
            if (container.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax outer && (!IsPartial(outer) || container.Arity > 0))
            {
                Refuse(DeclarationDiagnostics.ContainerMustBePartial, outer.Identifier.GetLocation(), container.Name, type.Name);
            }
        }

        var declaration = new Declaration(
            type.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString(EscapedName) : "",
            containers.Select(static container => $"partial {Keyword(container)} {Escaped(container.Name)}").ToEquatableArray(),
            containers.Select(static container => Escaped(container.Name)).ToEquatableArray(),
            Escaped(type.Name))
        {
            IsMarkedAsGenerated = type.GetAttributes().Any(IsGeneratedCode),
        };
        if (Encoding.UTF8.GetByteCount(declaration.FullName) is var bytes && bytes > LongestName)
        {
            Refuse(LayerDiagnostics.NetworkTooLarge, name, $"a full name of {bytes} bytes", $"{LongestName} bytes");
        }

        return isSound ? declaration : null;

        void Refuse(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
        {
            isSound = false;
            report(new Problem(descriptor, location, arguments));
        }
    }

    private static readonly SymbolDisplayFormat EscapedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>
    /// A file that an earlier build wrote for the class and that is now compiled with the project. That happens if an editor or a build keeps generated files
    /// in the folder of the project.
    /// </summary>
    private static string? GeneratedFileOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(IsOfNetGen)?.ApplicationSyntaxReference is { } attribute
            ? Path.GetFileName(attribute.SyntaxTree.FilePath)
            : null;

    private static bool IsGeneratedCode(AttributeData data) => data.AttributeClass?.Name == "GeneratedCodeAttribute";

    private static bool IsOfNetGen(AttributeData data) =>
        IsGeneratedCode(data) && data.ConstructorArguments.FirstOrDefault() is { Value: "NetGen" };

    /// <summary>Where a part of the class names its base class.</summary>
    private static Location? PlaceOfBase(INamedTypeSymbol type) =>
        type.BaseType is not { SpecialType: SpecialType.None } @base ? null : type.DeclaringSyntaxReferences
            .Select(static reference => (reference.GetSyntax() as TypeDeclarationSyntax)?.BaseList?.Types[0].Type)
            .FirstOrDefault(first => first is not null && first.DescendantTokens().Any(token => token.ValueText == @base.Name))?.GetLocation();

    private static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    /// <summary>Whether the type and everything around it have a name, which may be missing while somebody types.</summary>
    private static bool IsNamed(ISymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true } || (symbol.Name.Length > 0 && IsNamed(symbol.ContainingSymbol));

    /// <summary>
    /// Whether no other type has the name of the type, or of one around it. With two of a name (CS0101, CS0102, CS0261), nobody knows which of them a name
    /// means.
    /// </summary>
    private static bool IsUnique(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol owner = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        return owner.GetTypeMembers(type.Name, type.Arity).All(other => other.Equals(type, SymbolEqualityComparer.Default) || IsFileLocal(other))
            && (type.ContainingType is null || IsUnique(type.ContainingType));
    }

    /// <summary>Whether the outermost type is public or internal. Only a nested type may be private or protected (CS1527).</summary>
    private static bool IsAccessible(INamedTypeSymbol type) =>
        type.ContainingType is { } container ? IsAccessible(container) : type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal;

    private static bool IsPartial(TypeDeclarationSyntax syntax) => syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string? UnsupportedKind(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true } => "a record",
        { TypeKind: not TypeKind.Class } => $"a {type.TypeKind.ToString().ToLowerInvariant()}",
        { IsStatic: true } => "static",
        { IsAbstract: true } => "abstract",
        { Arity: > 0 } => "generic",
        _ => NetworkAbove(type) is { } network ? $"derived from the network '{network.Name}'" : null,
    };

    /// <summary>
    /// The nearest base class that is a network itself. An object of both would be two networks, and the type of a variable would decide which one predicts.
    /// </summary>
    private static INamedTypeSymbol? NetworkAbove(INamedTypeSymbol type)
    {
        INamedTypeSymbol? @base = type.BaseType;
        while (@base is not null && !@base.GetAttributes().Any(SymbolNames.IsNeuralNetwork))
        {
            @base = @base.BaseType;
        }

        return @base;
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
