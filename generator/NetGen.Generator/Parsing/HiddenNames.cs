using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Whether a name of the system's, as generated code would write it, means something of the user's where the class stands.</summary>
internal static class HiddenNames
{
    /// <summary>All the types of the system's that generated code names.</summary>
    private static readonly string[] Names =
    [
        "ArgumentException", "ArrayPool", "GeneratedCode", "GeneratedCodeAttribute", "InlineArray", "InlineArrayAttribute", "InvalidOperationException", "Math", "MemoryMarshal", "MethodImpl", "MethodImplAttribute", "MethodImplOptions",
        "ReadOnlySpan", "Span", "Unsafe", "Vector128", "Vector256", "Vector512",
    ];

    /// <summary>The aliases that generated code declares.</summary>
    private static readonly string[] Aliases = ["NG", "Sys", "Compiler", "Interop", "Simd"];

    /// <summary>Looks where the compiler would before it looks at using directives: at members of the class, its bases and containers, then at the namespaces around, from the inside out.</summary>
    public static bool AnyAt(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? @base = outer; @base is not null; @base = @base.BaseType)
            {
                if (Contains(@base))
                {
                    return true;
                }
            }
        }

        // The merged namespaces: types of referenced assemblies hide ours as the user's own do.
        INamespaceSymbol? @namespace = compilation.GetCompilationNamespace(type.ContainingNamespace);
        for (; @namespace is not null; @namespace = @namespace.ContainingNamespace)
        {
            if (Contains(@namespace))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at the using directives, among which those of the whole project (<c>global using</c>) stand in the generated files too.</summary>
    /// <param name="file">The file of the class.</param>
    public static bool AnyIn(SemanticModel file) =>
        Names.Any(name => file.LookupNamespacesAndTypes(0, name: name).Any(static symbol => symbol is IAliasSymbol || !symbol.ToDisplayString().StartsWith("System.", StringComparison.Ordinal)));

    /// <summary>What to append to the aliases of generated code, so that none is an alias of the project's (CS1537) or a name in the global namespace (CS0576).</summary>
    /// <param name="file">The file of the class.</param>
    public static string FreeAliasSuffix(SemanticModel file)
    {
        string suffix = "";
        while (Aliases.Any(alias => file.LookupNamespacesAndTypes(0, name: alias + suffix).Any(static symbol => symbol is IAliasSymbol or { ContainingNamespace.IsGlobalNamespace: true })))
        {
            suffix += "_";
        }

        return suffix;
    }

    private static bool Contains(INamespaceOrTypeSymbol scope) => Names.Any(name => scope.GetMembers(name).Length > 0);
}
