namespace NetGen.Reliability.Declarations;

/// <summary>Checks on declarations that nobody would write, and edits beside them.</summary>
internal static class DeclarationChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new RandomDeclarationsCheck(),
        new CompiledDeclarationsCheck(),
        new CachedDeclarationsCheck(),
    ];
}
