using System.Collections.Immutable;

namespace NetGen;

/// <summary>Writes the cells of one column as numbers.</summary>
/// <param name="column">The column.</param>
/// <param name="format">How its cells are written.</param>
internal abstract class ColumnEncoder(CsvColumn column, CellFormat format)
{
    public CsvColumn Column { get; } = column;

    /// <summary>The name of every value that is written for a cell.</summary>
    public abstract ImmutableArray<string> Names { get; }

    /// <summary>The texts of each category or class in the order of their places; empty for numbers.</summary>
    public virtual ImmutableArray<ImmutableArray<string>> Categories => [];

    protected CellFormat Format { get; } = format;

    /// <summary>Writes one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="destination">As many values as <see cref="Names"/>, zero before.</param>
    /// <returns>Null, or what is wrong with the cell.</returns>
    public abstract CellProblem? Write(ReadOnlySpan<char> cell, Span<float> destination);

    /// <summary>The same values, with missing cells filled as other rows suggest.</summary>
    public abstract ColumnEncoder Refit(ColumnCells cells);
}
