namespace NetGen.CodeFixes;

/// <summary>NETGEN211: leaves out the biases that the batch normalization after a layer cancels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LeaveBiasOutFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN211");

    protected override Repair? Find(SyntaxNode place) => place.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList.Arguments: { Count: > 0 } arguments }
        ? new Repair("Set UseBias = false", new TextChange(new TextSpan(arguments[arguments.Count - 1].Span.End, 0), ", UseBias = false"))
        : null;
}
