namespace NetGen.CodeFixes;

/// <summary>NETGEN105, NETGEN109: moves input scaling before all other layers, and a dropout at the end before the last dense layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LayerOrderFix : DeclarationFix
{
    /// <summary>The attributes whose order counts; others on the class stay where they are.</summary>
    internal static readonly string[] Layers =
    [
        "Dense", "Activate", "Dropout", "Standardize", "MinMaxScale", "BatchNorm", "LayerNorm", "Label", "From", "Add", "Concat",
        "Conv2D", "Conv1D", "DepthwiseConv2D", "MaxPool2D", "MaxPool1D", "AveragePool2D", "AveragePool1D",
        "GlobalAveragePool2D", "GlobalAveragePool1D", "GlobalMaxPool2D", "GlobalMaxPool1D", "Flatten", "Reshape",
    ];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETGEN105", "NETGEN109");

    protected override Repair? Find(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is not { } moved || moved.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return null;
        }

        List<AttributeSyntax> layers =
        [
            .. type.AttributeLists.SelectMany(static list => list.Attributes)
                .Where(static attribute => Layers.Contains(NameOf(attribute), StringComparer.Ordinal)),
        ];
        bool isScaling = NameOf(moved) is "Standardize" or "MinMaxScale";
        int from = layers.IndexOf(moved), to = isScaling ? 0 : layers.FindLastIndex(static layer => NameOf(layer) == "Dense");
        if (from < 0 || to < 0 || to >= from || layers.Count(static layer => NameOf(layer) is "Standardize" or "MinMaxScale") > 1)
        {
            return null;
        }

        // The attributes change places, and lines and comments stay where they are.
        List<AttributeSyntax> ordered = [.. layers];
        ordered.RemoveAt(from);
        ordered.Insert(to, moved);
        string where = isScaling ? "before all other layers" : $"before [{layers[to]}]";
        return new Repair($"Move [{moved}] {where}", [.. layers.Zip(ordered, static (place, layer) => new TextChange(place.Span, layer.ToString()))]);
    }

    private static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
