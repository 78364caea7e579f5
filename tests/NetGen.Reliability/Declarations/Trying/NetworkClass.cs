using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Reliability.Declarations.Trying;

/// <summary>A type with <c>[NeuralNetwork]</c>, found by going through all types: not as the generator finds it.</summary>
/// <param name="Type">The type, in the compilation with generated code.</param>
/// <param name="Files">The generated files with a part of it.</param>
internal sealed record NetworkClass(INamedTypeSymbol Type, IReadOnlyList<SyntaxTree> Files)
{
    public bool IsFull => Files.Count > 1;

    public bool IsStub => Files.Count == 1;

    /// <summary>The user's files with a part of it.</summary>
    public IEnumerable<SyntaxTree> OwnFiles => Type.DeclaringSyntaxReferences.Select(static part => part.SyntaxTree).Where(static tree =>
        !Compiler.IsGenerated(tree));

    public bool HasPart(SyntaxNode part) => Type.DeclaringSyntaxReferences.Any(own => own.SyntaxTree == part.SyntaxTree && own.Span == part.Span);

    /// <summary>Whether the class stands in a type, or is it.</summary>
    public bool IsWithin(SyntaxNode outer) =>
        Type.DeclaringSyntaxReferences.Any(own => own.SyntaxTree == outer.SyntaxTree && outer.Span.Contains(own.Span));

    public static IEnumerable<NetworkClass> In(Compilation output) => Types(output.Assembly.GlobalNamespace)
        .Where(static type => type.GetAttributes().Any(static data => data.AttributeClass is { } attribute && IsNeuralNetwork(attribute)))
        .Select(static type =>
            new NetworkClass(type, [.. type.DeclaringSyntaxReferences.Where(IsOwnFile).Select(static part => part.SyntaxTree)]));

    /// <summary>A file of a network within has a part of the class too, and nothing else in it.</summary>
    private static bool IsOwnFile(SyntaxReference part) => Compiler.IsGenerated(part.SyntaxTree)
        && part.GetSyntax() is TypeDeclarationSyntax { Members: var members } && members is not [TypeDeclarationSyntax];

    private static bool IsNeuralNetwork(INamedTypeSymbol attribute) =>
        attribute.MetadataName == "NeuralNetworkAttribute" && attribute.ContainingAssembly?.Name == "NetGen" && attribute.ContainingType is null;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol owner) => owner.GetMembers().SelectMany(static member => member switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol type => Types(type).Prepend(type),
        _ => [],
    });
}
