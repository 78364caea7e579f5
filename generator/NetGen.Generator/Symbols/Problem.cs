using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Symbols;

/// <summary>Something wrong with a declaration, and the place to underline.</summary>
internal sealed class Problem(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public Location Location { get; } = location;

    /// <summary>As text, the same in every culture: -0.1 as the user wrote it, not -0,1.</summary>
    public object[] Arguments { get; } = [.. arguments.Select(static argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "")];

    /// <summary>The diagnostic, by its own descriptor or by one that differs in the link to its page.</summary>
    public Diagnostic ToDiagnostic(DiagnosticDescriptor descriptor) => Diagnostic.Create(descriptor, Location, Arguments);
}
