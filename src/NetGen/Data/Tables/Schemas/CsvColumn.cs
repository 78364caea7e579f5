using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a column is used for.</summary>
public enum CsvColumnRole
{
    /// <summary>A feature that is a number.</summary>
    Number,

    /// <summary>A column that becomes one feature for each of its categories.</summary>
    Category,

    /// <summary>A column to predict.</summary>
    Target,

    /// <summary>A column that is not used.</summary>
    Ignored,
}

/// <summary>A column of a file, as a schema reads it.</summary>
/// <param name="Position">Its position in the file, from 0.</param>
/// <param name="Name">Its name. If the file has none, <c>column 1</c> and so on.</param>
/// <param name="Role">What it is used for.</param>
public sealed record CsvColumn(int Position, string Name, CsvColumnRole Role)
{
    /// <summary>
    /// The texts of the categories or classes, in the order of their indices. If several texts mean one class, they are joined with <c>|</c>. Empty for
    /// numbers.
    /// </summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The value for a missing cell: a number or a category. Null if a missing cell is an error.</summary>
    public string? Fill { get; init; }
}
