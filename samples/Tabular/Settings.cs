namespace Tabular;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string? DataFolder { get; init; }

    public required int Folds { get; init; }

    public required int Repeats { get; init; }

    public required int Seed { get; init; }

    public required int Threads { get; init; }

    public required string? ExportFolder { get; init; }
}
