namespace NetGen.Integration.Tests.Resuming;

/// <summary>A training with everything that a checkpoint must carry or draw again.</summary>
internal static class ResumedTraining
{
    public const int Epochs = 6;

    public static Dataset Data { get; } = Samples.Classes(45, 4, 3, seed: 1);

    public static Dataset Validation { get; } = Samples.Classes(15, 4, 3, seed: 2);

    /// <summary>45 rows in batches of 8: the last one is short.</summary>
    public static FitOptions Options(Optimizer optimizer, int epochs, string? resumeFrom, params Callback[] callbacks) => new()
    {
        Epochs = epochs, BatchSize = 8, Seed = 7, Threads = 2, Optimizer = optimizer, Validation = Validation, L2 = 1e-3f, ClipNorm = 0.5f,
        ResumeFrom = resumeFrom, Callbacks = callbacks,
    };
}
