namespace NetGen.CodeFixes;

/// <summary>NETGEN003: removes <c>file</c> from the class, or from the type around it that has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RemoveFileModifierFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN003");

    protected override Repair? Find(SyntaxNode place)
    {
        SyntaxToken file = place.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.Modifiers)
            .FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.FileKeyword));
        return file.IsKind(SyntaxKind.FileKeyword)
            ? new Repair("Remove 'file'", new TextChange(TextSpan.FromBounds(file.SpanStart, file.GetNextToken().SpanStart), ""))
            : null;
    }
}
