using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>The files that a class takes its layers or its weights from, as plain values that the pipeline can cache.</summary>
/// <param name="Layers">The file of the layers; null if attributes declare them.</param>
/// <param name="Weights">The file of the weights; null if they come with the layers, or are drawn.</param>
/// <param name="Loss">The loss that the class names, as its number; null for the one that follows from the last layer.</param>
internal sealed record ModelUse(string? Layers, string? Weights, int? Loss)
{
    /// <summary>The parameter that names the file of the layers.</summary>
    public const string LayersArgument = "modelFile";

    /// <summary>The property that names the file of the weights.</summary>
    public const string WeightsArgument = "Weights";

    /// <summary>The files that an attribute names; null for none.</summary>
    public static ModelUse? Of(AttributeReader network)
    {
        string? layers = network.Has(LayersArgument) ? network.Text(LayersArgument) ?? "" : null;
        string? weights = network.NamedText(WeightsArgument);
        return layers is null && weights is null ? null : new ModelUse(Normalized(layers), Normalized(weights), network.NamedInt("Loss"));
    }

    /// <summary>A path in the form that the text of a file has.</summary>
    private static string? Normalized(string? path)
    {
        path = path?.Replace('\\', '/');
        return path?.StartsWith("./", StringComparison.Ordinal) is true ? path.Substring(2) : path;
    }
}
