namespace NetGen.Reliability.Resuming;

/// <summary>Checks on trainings that are stopped, cancelled and resumed.</summary>
internal static class ResumingChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new ResumeCheck(),
        new CancelCheck(),
    ];
}
