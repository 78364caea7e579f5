namespace NetGen.Generator.Model;

/// <summary>An activation function that treats every value by itself.</summary>
/// <param name="Name">The name; the runtime's type appends <c>Activation</c> to it.</param>
/// <param name="Parameter">α or β; 0 for a function without a parameter.</param>
/// <param name="Formula">f(z) in C# and <see langword="double"/>; <c>z</c> and <c>p</c> (the parameter) are written as {z} and {p}.</param>
/// <param name="Derivative">f'(z) in C# and <see langword="double"/>, from {z}, {y} = f(z) and {p}.</param>
/// <param name="DerivativeNeedsInput">Whether f' needs z itself. If not, z is not kept: the layer works in place.</param>
internal sealed record Elementwise(string Name, double Parameter, string Formula, string Derivative, bool DerivativeNeedsInput)
{
    /// <summary>The option that sets the parameter.</summary>
    public string ParameterName { get; init; } = "Alpha";

    /// <summary>Whether it has a parameter at all.</summary>
    public bool HasParameter => Formula.IndexOf("{p}", StringComparison.Ordinal) >= 0;

    /// <summary>
    /// Whether f has so few instructions that it may be inlined once for every sum of a tile. Past a budget the JIT calls functions instead of inlining them.
    /// </summary>
    public bool IsShort { get; init; }

    /// <summary>Whether many of its values are exactly zero, so that a later product may skip them.</summary>
    public bool GivesZeros { get; init; }

    /// <summary>Whether its units are zero for about half of all inputs. The weight start of He makes up for that.</summary>
    public bool SuitsHe { get; init; }

    /// <summary>Whether the runtime's <c>Activation</c> has a value of this name. Functions that only files have, have none.</summary>
    public bool IsInEnum { get; init; } = true;

    /// <summary>The name as it stands in a formula.</summary>
    public string LowerName => Name.ToLowerInvariant();

    /// <summary>f(z) with the given names.</summary>
    public string FormulaOf(string z, string parameter) => Formula.Replace("{z}", z).Replace("{p}", parameter);

    /// <summary>f'(z) with the given names.</summary>
    public string DerivativeOf(string z, string y, string parameter) => Derivative.Replace("{z}", z).Replace("{y}", y).Replace("{p}", parameter);
}
