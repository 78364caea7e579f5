using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;

namespace NetGen.Reliability.Declarations.Trying;

/// <summary>No class is ignored: it gets its files, or a reason.</summary>
internal static class Answers
{
    /// <summary>Checks every class of a project.</summary>
    /// <param name="generated">What the generator made.</param>
    /// <param name="analyzed">What the analyzer reported.</param>
    /// <returns>The number of classes that got their files, and of those that got a reason.</returns>
    public static (int Full, int Refused) Check(Generated generated, ImmutableArray<Diagnostic> analyzed)
    {
        BrokenPromiseException.Unless(!analyzed.Any(static one => one.Id == "AD0001"), () =>
            $"Expected no exception, but found {analyzed.First(static one => one.Id == "AD0001")}\n{generated.Project}");
        // NETGEN007 is about a class that is no network.
        Diagnostic[] reasons = [.. generated.Run.Diagnostics.Concat(analyzed).Where(static one => one.DefaultSeverity == DiagnosticSeverity.Error
            && one.Id != DeclarationDiagnostics.LayersWithoutNetwork.Id)];
        (int full, int refused) = (0, 0);
        Lazy<ImmutableArray<Diagnostic>> compiled = new(() => generated.Input.GetDiagnostics());
        NetworkClass[] all = [.. NetworkClass.In(generated.Output)];
        ILookup<NetworkClass, Diagnostic> reasonsOf =
            reasons.SelectMany(reason => Concerned(reason, all).Select(network => (network, reason))).ToLookup(static pair => pair.network, static pair =>
                pair.reason);
        foreach (NetworkClass network in all)
        {
            Diagnostic[] own = [.. reasonsOf[network]];
            if (network.IsFull)
            {
                BrokenPromiseException.Unless(own.Length == 0, () =>
                    $"Expected a stub for '{network.Type.Name}', but found files beside {own[0]}\n{generated.Project}");
                full++;
                continue;
            }

            bool hasReason = own.Length > 0 || compiled.Value.Any(one => one.Severity == DiagnosticSeverity.Error
                && (network.OwnFiles.Contains(one.Location.SourceTree) || IsNameOf(network.Type, one.Location)));
            BrokenPromiseException.Unless(hasReason, () => $"Expected files or an error for '{network.Type.Name}', but found neither\n{generated.Project}");
            refused++;
        }

        return (full, refused);
    }

    /// <summary>Whether a place is the name of a class: of two types with one name, the compiler reports one, maybe in another file.</summary>
    private static bool IsNameOf(ISymbol type, Location place) =>
        place.SourceTree?.GetRoot().FindToken(place.SourceSpan.Start) is { Parent: BaseTypeDeclarationSyntax or DelegateDeclarationSyntax } token
            && token.Span == place.SourceSpan && token.ValueText == type.Name;

    /// <summary>
    /// Whether a name is taken in a class: that of the class itself, or else that of a type in it. If the class around a class has the same name, that one is
    /// meant: its constructor has this name.
    /// </summary>
    private static bool IsSaidOf(ISymbol type, Diagnostic reason) => type.ContainingType?.Name != type.Name
        && reason.GetMessage(CultureInfo.InvariantCulture).Contains($"in '{type.Name}'", StringComparison.Ordinal);

    /// <summary>
    /// The networks that a diagnostic is about: the innermost around its place, or all those in the type whose name is the place. A name that is taken is that
    /// of the network itself, or that of a type in it.
    /// </summary>
    private static IEnumerable<NetworkClass> Concerned(Diagnostic reason, IReadOnlyList<NetworkClass> all)
    {
        FileLinePositionSpan place = reason.Location.GetLineSpan();
        TextSpan span = reason.Location.SourceSpan;
        SyntaxTree? tree = all.SelectMany(static network => network.OwnFiles).FirstOrDefault(tree => tree.FilePath == place.Path);
        IEnumerable<SyntaxNode> around = tree?.GetRoot().FindToken(span.Start).Parent?.AncestorsAndSelf() ?? [];
        foreach (BaseTypeDeclarationSyntax part in around.OfType<BaseTypeDeclarationSyntax>())
        {
            bool isName = part.Identifier.Span == span;
            IEnumerable<NetworkClass> concerned = isName && reason.Id != DeclarationDiagnostics.NameIsTaken.Id
                ? all.Where(network => network.IsWithin(part))
                : all.Where(network => network.HasPart(part) && (!isName || IsSaidOf(network.Type, reason)));
            NetworkClass[] within = [.. concerned];
            if (within.Length > 0)
            {
                return within;
            }
        }

        return [];
    }
}
