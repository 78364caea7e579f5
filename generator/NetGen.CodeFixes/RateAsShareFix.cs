namespace NetGen.CodeFixes;

/// <summary>NETGEN103: a rate given in per cent becomes a share, 50 becomes 0.5.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RateAsShareFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN103");

    protected override Repair? Find(SyntaxNode place)
    {
        if (place is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: { } value })
        {
            return null;
        }

        // 1 is not one per cent, but all.
        double rate = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        string share = (rate / 100).ToString(CultureInfo.InvariantCulture);
        return rate is > 1 and < 100 ? new Repair($"Change to {share}", new TextChange(place.Span, share)) : null;
    }
}
