namespace NetGen.Reliability.Instances;

/// <summary>Checks on one network and many threads, and memory that stays flat.</summary>
internal static class InstanceChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new JittedThreadsCheck(),
        new NativeThreadsCheck(),
        new PredictionMemoryCheck(),
        new TrainingMemoryCheck(),
        new HandlesCheck(),
    ];
}
