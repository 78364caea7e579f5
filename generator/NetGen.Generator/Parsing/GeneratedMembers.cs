using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>What the generated part of a class declares, as far as a user's own members could stand in its way.</summary>
internal static class GeneratedMembers
{
    /// <summary>Methods with the parameter types of each overload: a user may add overloads, but not the same again.</summary>
    private static readonly Dictionary<string, string[]> Methods = new(StringComparer.Ordinal)
    {
        ["Load"] = ["string", "string, System.Func<string, string>", "System.IO.Stream", "System.ReadOnlySpan<byte>"],
        ["Save"] = ["string"],
        ["CopyParametersTo"] = ["System.Span<float>"],
        ["SetParameters"] = ["System.ReadOnlySpan<float>"],
        ["CopyStateTo"] = ["System.Span<float>"],
        ["SetState"] = ["System.ReadOnlySpan<float>"],
        ["Predict"] = ["System.ReadOnlySpan<float>, System.Span<float>", "System.ReadOnlySpan<float>"],
        ["PredictBatch"] = ["System.ReadOnlySpan<float>, System.Span<float>"],
        ["Classify"] = ["System.ReadOnlySpan<float>"],
        ["ClassifyBatch"] = ["System.ReadOnlySpan<float>, System.Span<int>"],
        ["Summary"] = [""],
    };

    /// <summary>Types as the signature of a method tells them apart: whether a reference may be null is no difference.</summary>
    private static readonly SymbolDisplayFormat Signature =
        SymbolDisplayFormat.CSharpErrorMessageFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly Regex Others = new(
        "^(InputSize|OutputSize|ParameterCount|StateCount|Layers|s_info|_storage|PredictOne(512|256|128)?|PredictOneValues|PredictStandardized|PredictRows|ScoreRows|Reference|Dense[0-9]+(Inference)?(Gradients|(Predict|PredictActive|Forward|InputGradient|WeightGradient)(512|256|128)?))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The declarations that keep the generated part from compiling, and what they collide with.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="name">Where its name stands; a class cannot be named as one of its members.</param>
    public static IEnumerable<(Location Location, string Member)> TakenIn(INamedTypeSymbol type, Location name)
    {
        if (Methods.ContainsKey(type.Name) || Others.IsMatch(type.Name))
        {
            yield return (name, type.Name);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (!member.IsImplicitlyDeclared && Collision(member) is { } collision && member.Locations.FirstOrDefault() is { } location)
            {
                yield return (location, collision);
            }
        }
    }

    private static string? Collision(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: false } constructor => string.Equals(Parameters(constructor), "int", StringComparison.Ordinal) ? member.ContainingType.Name + "(int seed)" : null,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method when Methods.TryGetValue(method.Name, out string[]? overloads) =>
            method.Arity == 0 && overloads.Contains(Parameters(method), StringComparer.Ordinal) ? $"{method.Name}({Parameters(method).Replace("System.IO.", "").Replace("System.", "")})" : null,
        { Name: { } name } when Methods.ContainsKey(name) || Others.IsMatch(name) => name,
        _ => null,
    };

    private static string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString(Signature)));
}
