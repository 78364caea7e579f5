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

    public NetGenFormatException Problem(int row, CellProblem problem, CellFormat format)
    {
        bool isMissing = format.IsMissing(this[row]);
        CellProblem advised = problem is { IsNumber: true, Advice: "" } && !isMissing && MayHoldCategories(format)
            ? problem with { Advice = $"; name the column in {nameof(CsvOptions.Categorical)} if it holds categories" }
            : problem;
        return advised.At($"{table.Path}, line {table.Line(row)}, {table.Layout.PlaceOf(position)}", this[row], isMissing);
    }

    /// <summary>
    /// Whether a column may have been meant as categories: it is a feature, it has at least two cells, and none is a number. One text alone may be a typing
    /// error. With a given schema the answer is no, because the schema has already decided.
    /// </summary>
    private bool MayHoldCategories(CellFormat format)
    {
        if (table.AllowsMissingTargets || table.Layout.Columns[position].Role == CsvColumnRole.Target)
        {
            return false;
        }

        string[] present = [.. Texts.Where(text => !format.IsMissing(text))];
        return present.Length > 1 && !Array.Exists(present, text => format.TryNumber(text, out _));
    }
}
