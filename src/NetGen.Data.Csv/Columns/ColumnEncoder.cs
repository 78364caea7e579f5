using System.Collections.Immutable;

namespace NetGen;

/// <summary>Writes the cells of one column as numbers.</summary>
/// <param name="column">The column.</param>
internal abstract class ColumnEncoder(CsvColumn column)
{
    public CsvColumn Column { get; } = column;

    /// <summary>The name of every value that is written for a cell.</summary>
    public abstract ImmutableArray<string> Names { get; }

    /// <summary>Writes one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="destination">As many values as <see cref="Names"/>, zero before.</param>
    /// <exception cref="NetGenFormatException">The cell does not hold what the column does.</exception>
    public abstract void Write(CsvCell cell, Span<float> destination);

    /// <summary>The same values, with missing cells filled as other rows suggest.</summary>
    public abstract ColumnEncoder Refit(CsvTable table);
}
