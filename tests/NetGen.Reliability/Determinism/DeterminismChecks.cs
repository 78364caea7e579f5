namespace NetGen.Reliability.Determinism;

/// <summary>Checks on the same bits for any number of threads.</summary>
internal static class DeterminismChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new ThreadsCheck(),
        new RanksCheck(),
        new ProcessesCheck(),
        new WorkCheck(),
    ];
}
