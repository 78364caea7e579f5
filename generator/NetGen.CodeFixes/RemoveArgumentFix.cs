namespace NetGen.CodeFixes;

/// <summary>NETGEN106, NETGEN201, NETGEN202: removes an argument that does harm or nothing; what is left is the default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RemoveArgumentFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN106", "NETGEN201", "NETGEN202");

    protected override Repair? Find(SyntaxNode place)
    {
        // Named arguments come after the size, so there is always a comma before them.
        return place.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals: not null } argument
            && argument.GetFirstToken().GetPreviousToken() is var comma
            && comma.IsKind(SyntaxKind.CommaToken)
            ? new Repair($"Remove '{argument}'", new TextChange(TextSpan.FromBounds(comma.SpanStart, argument.Span.End), ""))
            : null;
    }
}
