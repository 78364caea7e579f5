namespace NetGen.CodeFixes;

/// <summary>NETGEN204: gives a linear hidden layer the activation that most hidden layers have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class AddActivationFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN204");

    protected override Repair? Find(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments } attribute)
        {
            return null;
        }

        // After a named argument it is named too; and where the attribute is not imported, neither is the enum.
        AttributeArgumentSyntax[] sizes = [.. arguments.Where(static argument => argument.NameEquals is null)];
        if (sizes.Length == 0)
        {
            return null;
        }

        string name = Array.TrueForAll(sizes, static size => size.NameColon is null) ? "" : "activation: ";
        string qualifier = attribute.Name is QualifiedNameSyntax qualified ? $"{qualified.Left}." : "";
        return new Repair("Add Activation.Relu", new TextChange(new TextSpan(sizes[sizes.Length - 1].Span.End, 0), $", {name}{qualifier}Activation.Relu"));
    }
}
