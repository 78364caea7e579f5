using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Symbols;

/// <summary>One attribute as its layer reads it: arguments by name, and where each is written. A layer sees nothing else of Roslyn.</summary>
/// <remarks>An argument that did not compile is absent here, because the compiler has reported it already.</remarks>
internal sealed class AttributeReader(AttributeData attribute)
{
    /// <summary>The attribute's class name without <c>Attribute</c>.</summary>
    public string Name { get; } = attribute.AttributeClass?.Name is { } name && name.EndsWith("Attribute", StringComparison.Ordinal)
        ? name.Substring(0, name.Length - "Attribute".Length)
        : attribute.AttributeClass?.Name ?? "";

    /// <summary>Whether the compiler found a constructor and a value for each of its arguments.</summary>
    public bool IsComplete =>
        attribute.AttributeConstructor is { } constructor
        && constructor.Parameters.Length == attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments.All(static argument => argument.Kind != TypedConstantKind.Error);

    /// <summary>The attribute as a whole.</summary>
    public Location Location => Syntax?.GetLocation() ?? Location.None;

    /// <summary>The declaration the attribute stands on.</summary>
    public SyntaxNode? DeclaringNode => Syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private AttributeSyntax? Syntax => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>The constructor's arguments in order, as whole numbers.</summary>
    public int[] ConstructorInts() => 
    [
        .. attribute.ConstructorArguments.Select(static argument => argument.Kind != TypedConstantKind.Array && argument.Value is int value ? value : 0),
    ];

    /// <summary>A constructor argument, or the value of an enum as its number; 0 when it did not compile.</summary>
    public int Int(string parameter) => ConstructorArgument(parameter) is int value ? value : 0;

    /// <summary>A constructor argument; NaN when it did not compile.</summary>
    public double Double(string parameter) => ConstructorArgument(parameter) is double value ? value : double.NaN;

    /// <summary>Whether the constructor has a parameter of this name.</summary>
    public bool Has(string parameter) => attribute.AttributeConstructor?.Parameters.Any(candidate => candidate.Name == parameter) ?? false;

    /// <summary>A named argument, or null when it was not given.</summary>
    public int? NamedInt(string property) => NamedArgument(property) is int value ? value : null;

    /// <summary>A named argument, or null when it was not given.</summary>
    public bool? NamedBool(string property) => NamedArgument(property) is bool value ? value : null;

    /// <summary>A named argument that is text, or null when it was not given.</summary>
    public string? NamedText(string property) => NamedArgument(property) as string;

    /// <summary>A constructor argument that is text; null when it did not compile or is null.</summary>
    public string? Text(string parameter) => ConstructorArgument(parameter) as string;

    /// <summary>A named argument, or null when it was not given.</summary>
    public double? NamedDouble(string property) => NamedArgument(property) is double value ? value : null;

    /// <summary>Whether an argument was written, whatever its value.</summary>
    public bool IsGiven(string name) => Argument(name) is not null;

    /// <summary>Where the value of an argument is written; the whole attribute if it was not written.</summary>
    public Location LocationOf(string name) => Argument(name)?.Expression.GetLocation() ?? Location;

    /// <summary>Where an argument is written, with its name; the whole attribute if it was not written.</summary>
    public Location LocationOfArgument(string name) => Argument(name)?.GetLocation() ?? Location;

    private AttributeArgumentSyntax? Argument(string name)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = Syntax?.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? byName = arguments.FirstOrDefault(argument =>
            string.Equals(argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText, name, StringComparison.Ordinal));
        return byName ?? Positional(arguments, name);
    }

    private AttributeArgumentSyntax? Positional(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, string name)
    {
        int ordinal = attribute.AttributeConstructor?.Parameters
            .FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal))?.Ordinal ?? -1;
        return arguments.Where(static argument => argument.NameEquals is null && argument.NameColon is null).ElementAtOrDefault(ordinal);
    }

    private object? ConstructorArgument(string name)
    {
        int ordinal = attribute.AttributeConstructor?.Parameters
            .FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal))?.Ordinal ?? -1;
        return ordinal >= 0 && ordinal < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[ordinal].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[ordinal].Value
            : null;
    }

    private object? NamedArgument(string property) =>
        attribute.NamedArguments.FirstOrDefault(argument => string.Equals(argument.Key, property, StringComparison.Ordinal)).Value
            is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error) } constant
            ? constant.Value
            : null;
}
