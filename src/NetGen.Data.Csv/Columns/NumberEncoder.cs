using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>A column of numbers.</summary>
internal sealed class NumberEncoder : ColumnEncoder
{
    private readonly MissingCells _missing;
    private readonly float? _fill;

    private NumberEncoder(CsvColumn column, MissingCells missing, float? fill)
        : base(column with { Fill = fill?.ToString(CultureInfo.InvariantCulture) }) => (_missing, _fill) = (missing, fill);

    public override ImmutableArray<string> Names => [Column.Name];

    public static NumberEncoder Fit(CsvTable table, CsvColumn column, MissingCells missing) => new(column, missing, FillOf(table, column, missing));

    public override void Write(CsvCell cell, Span<float> destination) =>
        destination[0] = cell.IsMissing && _fill is { } fill ? fill : Parse(cell);

    public override ColumnEncoder Refit(CsvTable table) => Fit(table, Column, _missing);

    private static float Parse(CsvCell cell) =>
        !cell.IsMissing && float.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? value
            : throw cell.Problem("a number");

    private static float? FillOf(CsvTable table, CsvColumn column, MissingCells missing)
    {
        if (missing is MissingCells.Error or MissingCells.DropRow)
        {
            return null;
        }

        float[] numbers = [.. table.CellsOf(column.Position).Where(static cell => !cell.IsMissing).Select(Parse).Order()];
        if (numbers.Length == 0)
        {
            throw new NetGenFormatException($"{table.Path}, column {column.Position + 1} '{column.Name}': expected at least one number to fill missing cells by, but found none.");
        }

        return missing switch
        {
            MissingCells.Mean => (float)numbers.Average(static number => (double)number),
            MissingCells.Median => (float)(((double)numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2),
            _ => numbers.CountBy(static number => number).MaxBy(static number => number.Value).Key,
        };
    }
}
