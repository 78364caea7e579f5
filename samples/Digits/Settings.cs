namespace Digits;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string? DataFolder { get; init; }

    public required DigitNetwork Network { get; init; }

    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required float LearningRate { get; init; }

    public required int Seed { get; init; }

    public required int Threads { get; init; }

    public required string? SaveFile { get; init; }

    public required string ReportFile { get; init; }

    public required string? CheckpointFile { get; init; }

    public required string? ResumeFile { get; init; }

    public required string? ExportFolder { get; init; }

    public required bool Show { get; init; }
}
