using System.Collections.Immutable;

namespace NetGen;

/// <summary>Encodes the cells of one column as numbers.</summary>
/// <param name="column">The column.</param>
/// <param name="format">The format of its cells.</param>
internal abstract class ColumnEncoder(CsvColumn column, CellFormat format)
{
    public CsvColumn Column { get; } = column;

    /// <summary>Number of values that encode a cell.</summary>
    public virtual int Width => 1;

    /// <summary>The names of these values.</summary>
    public virtual IEnumerable<string> Names => [Column.Name];

    /// <summary>The texts of each category or class, in the order of their indices; empty for numbers.</summary>
    public virtual ImmutableArray<ImmutableArray<string>> Categories => [];

    protected CellFormat Format { get; } = format;

    /// <summary>Encodes one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="destination">Receives <see cref="Width"/> values; must be zero before.</param>
    /// <returns>The problem of the cell; null if there is none.</returns>
    public abstract CellProblem? Write(ReadOnlySpan<char> cell, Span<float> destination);

    /// <summary>The same encoder, but the value for missing cells is computed from other rows.</summary>
    public abstract ColumnEncoder Refit(ColumnCells cells);
}
