namespace NetGen.CodeFixes;

/// <summary>NETGEN210: removes a label that nothing reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RemoveLabelFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN210");

    protected override Repair? Find(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } label)
        {
            return null;
        }

        // An attribute that is alone in its brackets is removed with the brackets and the blanks after them, any other with one comma.
        return new Repair($"Remove [{label}]", new TextChange(list.Attributes.Count == 1 ? list.FullSpan : SpanWithComma(list, label), ""));
    }

    private static TextSpan SpanWithComma(AttributeListSyntax list, AttributeSyntax label)
    {
        int index = list.Attributes.IndexOf(label);
        return index == 0
            ? TextSpan.FromBounds(label.SpanStart, list.Attributes[1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, label.Span.End);
    }
}
