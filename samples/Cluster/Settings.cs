using NetGen;

namespace Cluster;

/// <summary>The settings from the command line.</summary>
internal sealed record Settings
{
    public required string Folder { get; init; }

    public required Shard? Shard { get; init; }

    public required bool MergesOnly { get; init; }

    public required int Rows { get; init; }

    public required int Epochs { get; init; }

    public required TimeSpan Timeout { get; init; }
}
