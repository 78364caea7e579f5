namespace NetGen.CodeFixes;

/// <summary>NETGEN001, NETGEN004: makes a class, and the types around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MakePartialFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN001", "NETGEN004");

    protected override Repair? Find(SyntaxNode place)
    {
        TypeDeclarationSyntax[] around = [.. place.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()];
        TypeDeclarationSyntax[] lacking = [.. around.Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))];

        // A word does not repair a generic type.
        return lacking.Length == 0 || around.Any(static type => type.TypeParameterList is not null)
            ? null
            : new Repair(
                $"Make {string.Join(" and ", lacking.Select(static type => $"'{type.Identifier.ValueText}'"))} partial",
                [.. lacking.Select(static type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial "))]);
    }
}
