using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Emission;

/// <summary>Text as C# source.</summary>
internal static class StringLiteral
{
    /// <summary>A quoted, escaped string literal.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
