namespace NetGen.Reliability.Gradients;

/// <summary>Checks on gradients against numeric derivatives and a reference in double.</summary>
internal static class GradientChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new PairsCheck(),
        new CompiledCheck(),
        new GraphsCheck(),
        new KernelsCheck(),
    ];
}
