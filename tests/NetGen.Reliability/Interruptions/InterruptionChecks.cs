namespace NetGen.Reliability.Interruptions;

/// <summary>Checks on kills, full disks and read-only folders while files are written.</summary>
internal static class InterruptionChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
    ];
}
