namespace NetGen.CodeFixes;

/// <summary>NETGEN203: writes Sigmoid in place of the softmax of a single unit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class SigmoidOfOneUnitFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN203");

    protected override Repair? Find(SyntaxNode place) =>
        place.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().LastOrDefault(static name => name.Identifier.ValueText == "Softmax") is { } softmax
            ? new Repair("Use Activation.Sigmoid", new TextChange(softmax.Span, "Sigmoid"))
            : null;
}
