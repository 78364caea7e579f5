using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Checks what a base class may not have, so that the generated constructor and members compile.</summary>
internal static class BaseClass
{
    /// <summary>The problems that a class inherits, and its own required members.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="compilation">The compilation that it is part of.</param>
    /// <param name="place">Where it names its base class.</param>
    public static IEnumerable<Problem> Problems(INamedTypeSymbol type, Compilation compilation, Location place)
    {
        if (type.BaseType is { TypeKind: TypeKind.Class } @base && MissingArgument(type, @base, compilation) is { } needed)
        {
            yield return new Problem(DeclarationDiagnostics.BaseClassNeedsArguments, place, type.Name, @base.Name, needed);
        }

        var required = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? owner = type; owner is not null; owner = owner.BaseType)
        {
            bool isOwn = owner.Equals(type, SymbolEqualityComparer.Default);
            foreach (ISymbol member in owner.GetMembers()
                .Where(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                if (required.Add(member.Name))
                {
                    yield return new Problem(DeclarationDiagnostics.MemberMustNotBeRequired, isOwn ? member.Locations[0] : place, type.Name, member.Name);
                }
            }

            foreach (ISymbol member in isOwn ? [] : owner.GetMembers().Where(member => compilation.IsSymbolAccessibleWithin(member, type)))
            {
                if (GeneratedMembers.HiddenIn(type, member) is { } hidden)
                {
                    yield return new Problem(DeclarationDiagnostics.InheritedNameIsTaken, place, type.Name, hidden, owner.Name);
                }
            }
        }
    }

    /// <summary>The reason why a call without arguments is impossible; null if it is possible.</summary>
    private static string? MissingArgument(INamedTypeSymbol type, INamedTypeSymbol @base, Compilation compilation)
    {
        IMethodSymbol[] reachable = [.. @base.InstanceConstructors.Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, type))];
        if (reachable.Length == 0)
        {
            return "no constructor is accessible";
        }

        // In the order of overload resolution: the constructor without parameters, then those whose parameters are all optional, then those that take any
        // number of arguments.
        IMethodSymbol[][] preferred =
        [
            [.. reachable.Where(static constructor => constructor.Parameters.Length == 0)],
            [
                .. reachable.Where(static constructor =>
                    constructor.Parameters.Length > 0 && constructor.Parameters.All(static parameter => parameter.IsOptional))
            ],
            [
                .. reachable.Where(static constructor =>
                    constructor.Parameters.Length > 0
                        && constructor.Parameters[constructor.Parameters.Length - 1].IsParams
                        && constructor.Parameters.Take(constructor.Parameters.Length - 1).All(static parameter => parameter.IsOptional))
            ],
        ];
        return preferred.FirstOrDefault(static candidates => candidates.Length > 0) switch
        {
            null => $"the constructor needs '{FirstNeeded(reachable.OrderBy(static constructor => constructor.Parameters.Length).First())}'",
            { Length: > 1 } => "several constructors fit",
            { } chosen when chosen[0].GetAttributes().Any(IsObsoleteError) => "the constructor that fits is obsolete",
            _ => null,
        };
    }

    private static string FirstNeeded(IMethodSymbol constructor) => constructor.Parameters.First(static parameter => !parameter.IsOptional).Name;

    private static bool IsObsoleteError(AttributeData data) =>
        data.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" }
            && data.ConstructorArguments.Any(static argument => argument.Value is true);
}
