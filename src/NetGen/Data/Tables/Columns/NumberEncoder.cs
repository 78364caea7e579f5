using System.Globalization;

namespace NetGen;

/// <summary>Encodes a column of numbers.</summary>
internal sealed class NumberEncoder : ColumnEncoder
{
    private readonly MissingCells _missing;
    private readonly float? _fill;

    /// <summary>Sets all properties of the column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="format">The format of its cells.</param>
    /// <param name="missing">How a missing cell is handled.</param>
    /// <param name="fill">The value for a missing cell. Null if a missing cell is an error, or if the rows had no value to compute it from.</param>
    public NumberEncoder(CsvColumn column, CellFormat format, MissingCells missing, float? fill)
        : base(column with { Fill = fill?.ToString(CultureInfo.InvariantCulture) }, format) => (_missing, _fill) = (missing, fill);

    public static NumberEncoder Fit(ColumnCells cells, CsvColumn column, CellFormat format, MissingCells missing) =>
        new(column, format, missing, FillOf(cells, format, missing));

    public override CellProblem? Write(ReadOnlySpan<char> cell, Span<float> destination)
    {
        bool isMissing = Format.IsMissing(cell);
        if (isMissing && _fill is { } fill)
        {
            destination[0] = fill;
            return null;
        }

        return !isMissing && Format.TryNumber(cell, out destination[0]) ? null : Format.NoNumber(cell);
    }

    public override ColumnEncoder Refit(ColumnCells cells) => Fit(cells, Column, Format, _missing);

    private static float? FillOf(ColumnCells cells, CellFormat format, MissingCells missing)
    {
        if (missing is MissingCells.Error or MissingCells.DropRow || cells.Count == 0)
        {
            return null;
        }

        var numbers = new List<float>(cells.Count);
        for (int row = 0; row < cells.Count; row++)
        {
            if (!format.IsMissing(cells[row]))
            {
                numbers.Add(format.TryNumber(cells[row], out float number) ? number : throw cells.Problem(row, format.NoNumber(cells[row]), format));
            }
        }

        if (numbers.Count == 0)
        {
            throw new NetGenFormatException($"{cells.Place}: expected at least one number to fill missing cells with, but found none.");
        }

        numbers.Sort();
        return missing switch
        {
            MissingCells.Mean => (float)numbers.Average(static number => (double)number),
            MissingCells.Median => (float)(((double)numbers[(numbers.Count - 1) / 2] + numbers[numbers.Count / 2]) / 2),
            _ => numbers.CountBy(static number => number).MaxBy(static number => number.Value).Key,
        };
    }
}
