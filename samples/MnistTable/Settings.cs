using MnistTable.Rows;

namespace MnistTable;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string DataFolder { get; init; }

    public required TableRow[] Rows { get; init; }

    /// <summary>Trainings of each row; null leaves it to the row.</summary>
    public required int? Seeds { get; init; }

    public required int Threads { get; init; }

    public required string Folder { get; init; }

    /// <summary>Whether to measure on 10,000 images of the training set instead of the test images.</summary>
    public required bool Chooses { get; init; }
}
