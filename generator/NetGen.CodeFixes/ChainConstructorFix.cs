namespace NetGen.CodeFixes;

/// <summary>NETGEN008: has a constructor call the generated one, with its own seed if it has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ChainConstructorFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN008");

    protected override Repair? Find(SyntaxNode place)
    {
        // A primary constructor cannot call another, and dropping what a base class is given would be a decision.
        if (place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } constructor || constructor.Initializer?.ArgumentList.Arguments.Count > 0)
        {
            return null;
        }

        bool hasSeed = constructor.ParameterList.Parameters.Any(static parameter =>
            parameter.Identifier.ValueText == "seed" && parameter.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword });
        string call = hasSeed ? "this(seed)" : "this(seed: 0)";
        int end = constructor.ParameterList.Span.End;
        return new Repair($"Call {call}", new TextChange(TextSpan.FromBounds(end, constructor.Initializer?.Span.End ?? end), $" : {call}"));
    }
}
