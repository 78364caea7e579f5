using NetGen;

namespace Cluster;

/// <summary>The settings from the command line.</summary>
internal sealed record Settings
{
    public required string Folder { get; init; }

    /// <summary>The part that the command line names.</summary>
    public required Shard? Shard { get; init; }

    /// <summary>Whether the scheduler says which part it is.</summary>
    public required bool AsksEnvironment { get; init; }

    /// <summary>Of how many parts; 0 where the scheduler says that too.</summary>
    public required int ShardCount { get; init; }

    public required bool MergesOnly { get; init; }

    public required int Rows { get; init; }

    public required int Epochs { get; init; }

    public required TimeSpan Timeout { get; init; }
}
