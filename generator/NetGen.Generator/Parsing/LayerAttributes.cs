using Microsoft.CodeAnalysis;
using NetGen.Generator.Layers;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>The attributes of a class that make up its network.</summary>
internal static class LayerAttributes
{
    /// <summary>The attributes of a class, in order.</summary>
    public static IEnumerable<AttributeReader> Of(INamedTypeSymbol type) => type.GetAttributes().Where(Is).Select(static data => new AttributeReader(data));

    /// <summary>Whether an attribute is a layer, or names or joins values.</summary>
    public static bool Is(AttributeData data)
    {
        string name = new AttributeReader(data).Name;
        return (LayerCatalog.Readers.ContainsKey(name) || Labels.AttributeNames.Contains(name, StringComparer.Ordinal))
            && SymbolNames.Is(data, name + "Attribute");
    }

    /// <summary>All names that labels give.</summary>
    public static string[] LabelsIn(IEnumerable<AttributeReader> attributes) =>
        [.. attributes.Where(static attribute => attribute.Name == "Label").Select(static attribute => attribute.Text("name") ?? "")];
}
