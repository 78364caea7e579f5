namespace NetGen.CodeFixes;

/// <summary>NETGEN120: replaces an unknown name by the only one that is known, or by the one that differs in case alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class KnownLabelFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN120");

    protected override Repair? Find(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Expression: LiteralExpressionSyntax wrong } argument
            || argument.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return null;
        }

        LiteralExpressionSyntax[] known =
        [
            .. from attribute in type.AttributeLists.SelectMany(static list => list.Attributes)
               where attribute.SpanStart < argument.SpanStart && attribute.Name.ToString().Split('.').Last() is "Label" or "LabelAttribute"
               let name = attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax
               where name is not null
               select name,
        ];
        LiteralExpressionSyntax[] alike =
            [.. known.Where(name => string.Equals(name.Token.ValueText, wrong.Token.ValueText, StringComparison.OrdinalIgnoreCase))];
        LiteralExpressionSyntax? meant = alike.Length == 1 ? alike[0] : known.Length == 1 ? known[0] : null;
        return meant is null ? null : new Repair($"Change to {meant}", new TextChange(wrong.Span, meant.ToString()));
    }
}
