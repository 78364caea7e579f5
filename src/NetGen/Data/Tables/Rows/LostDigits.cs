using System.Globalization;

namespace NetGen;

/// <summary>
/// Finds whole numbers that a <see cref="float"/> rounds. It has 24 bits of precision, so it is exact for numbers of up to 24 bits only. Identifiers and dates
/// such as 20240131 can be longer.
/// </summary>
internal static class LostDigits
{
    private const int LastExact = 1 << 24;

    /// <summary>One line for each column of numbers that loses digits.</summary>
    public static IEnumerable<string> Notes(CsvTable table, IEnumerable<CsvColumn> columns, CellFormat format) =>
        from column in columns
        let lost = Enumerable.Range(0, table.Count).Where(row => IsLost(table.Text(row, column.Position), format)).ToArray()
        where lost.Length > 0
        select Note(table, column.Position, lost, format);

    private static bool IsLost(string cell, CellFormat format) =>
        format.TryWhole(cell, out Int128 whole)
        && (whole > LastExact || whole < -LastExact)
        && format.TryNumber(cell, out float number)
        && (Int128)number != whole;

    private static string Note(CsvTable table, int column, int[] rows, CellFormat format)
    {
        string cell = table.Text(rows[0], column);
        _ = format.TryNumber(cell, out float number);
        string rest = rows.Length > 1 ? $" {rows.Length - 1} more cell(s) of the column lose digits too." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Path}, line {table.Line(rows[0])}, {table.Layout.PlaceOf(column)}: '{cell}' loses digits and becomes {(Int128)number}. "
            + $"A float keeps all digits of whole numbers up to {LastExact} (2^24) only.{rest}");
    }
}
