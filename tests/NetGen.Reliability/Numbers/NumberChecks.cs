namespace NetGen.Reliability.Numbers;

/// <summary>Checks on NaN, infinity, denormals and huge values anywhere.</summary>
internal static class NumberChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new InjectedCheck(),
        new KernelCheck(),
        new DenormalCheck(),
    ];
}
