namespace NetGen.CodeFixes;

/// <summary>NETGEN012: removes <c>required</c> from a member of the class itself. Other classes may need a required member of a base class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RemoveRequiredFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN012");

    protected override Repair? Find(SyntaxNode place)
    {
        SyntaxToken required = place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Modifiers
            .FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.RequiredKeyword)) ?? default;
        return required.IsKind(SyntaxKind.RequiredKeyword)
            ? new Repair("Remove 'required'", new TextChange(TextSpan.FromBounds(required.SpanStart, required.GetNextToken().SpanStart), ""))
            : null;
    }
}
