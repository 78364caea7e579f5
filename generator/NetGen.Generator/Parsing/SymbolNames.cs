using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>The names of the runtime's attributes. The generator has no reference to the runtime.</summary>
internal static class SymbolNames
{
    public const string Namespace = "NetGen";
    public const string NeuralNetworkAttribute = "NetGen.NeuralNetworkAttribute";

    public static bool IsNeuralNetwork(AttributeData attribute) => Is(attribute, "NeuralNetworkAttribute");

    /// <summary>Whether the attribute is one of ours, by the name of its class.</summary>
    public static bool Is(AttributeData attribute, string className) =>
        attribute.AttributeClass is { ContainingType: null, Arity: 0 } type
        && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true }
        && string.Equals(type.Name, className, StringComparison.Ordinal);
}
