namespace NetGen;

/// <summary>The cells of one column of a table.</summary>
/// <param name="table">The table.</param>
/// <param name="position">The column, from 0.</param>
internal readonly struct ColumnCells(CsvTable table, int position)
{
    public int Count => table.Count;

    /// <summary>File and column, for messages.</summary>
    public string Place => $"{table.Path}, {table.Layout.PlaceOf(position)}";

    public string this[int row] => table.Text(row, position);

    public IEnumerable<string> Texts
    {
        get
        {
            (CsvTable cells, int column) = (table, position);
            return Enumerable.Range(0, cells.Count).Select(row => cells.Text(row, column));
        }
    }

    public NetGenFormatException Problem(int row, CellProblem problem, CellFormat format) =>
        problem.At($"{table.Path}, line {table.Line(row)}, {table.Layout.PlaceOf(position)}", this[row], format.IsMissing(this[row]));
}
