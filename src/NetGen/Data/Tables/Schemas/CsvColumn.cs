using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a column is used for.</summary>
public enum CsvColumnRole
{
    /// <summary>A feature that is a number.</summary>
    Number,

    /// <summary>A feature for each of its categories.</summary>
    Category,

    /// <summary>What is to be predicted.</summary>
    Target,

    /// <summary>Nothing.</summary>
    Ignored,
}

/// <summary>A column of a file as a schema reads it.</summary>
/// <param name="Position">Its place in the file, from 0.</param>
/// <param name="Name">Its name; <c>column 1</c> and so on where the file gives none.</param>
/// <param name="Role">What it is used for.</param>
public sealed record CsvColumn(int Position, string Name, CsvColumnRole Role)
{
    /// <summary>
    /// The texts that become a 1 each in a place of its own; of a class that several texts mean, all with a <c>|</c> between. Empty for numbers.
    /// </summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>What is written for a missing cell: a number or a category; null if a missing cell is an error.</summary>
    public string? Fill { get; init; }
}
