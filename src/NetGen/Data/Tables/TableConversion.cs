namespace NetGen;

/// <summary>Converts tables to files of rows for training. The memory that it uses does not depend on the number of rows.</summary>
public static class TableConversion
{
    /// <summary>Fits a schema to a table, and writes the rows that it encodes.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The rows are read once for the schema, once more if medians replace missing cells, and once to be written.</item>
    /// <item>The schema equals that of <see cref="CsvSchema.Fit"/> for the same rows, except that a mean for missing cells may differ in its last digit.</item>
    /// <item>A column may have at most 2¹⁶ categories. With <see cref="MissingCells.MostFrequent"/>, a column of numbers may have at most 2²⁰ different
    /// numbers. More are an error.</item>
    /// </list>
    /// </remarks>
    /// <param name="columnNames">The names of the columns.</param>
    /// <param name="rows">
    /// The rows without a header. They are enumerated several times, each time from the first. Messages use <see cref="CsvRow.Line"/> as the number of a row.
    /// </param>
    /// <param name="path">The file to write, for <see cref="RowFile.Open"/>. If it exists, it is replaced in one step after all rows are written.</param>
    /// <param name="options">Describes the columns; the defaults if null.</param>
    /// <param name="source">The name of the table in messages.</param>
    /// <returns>The schema, which should be saved together with the network.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">
    /// The rows do not contain what the options say. The message names row and column, the expected and the found content.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static CsvSchema Convert(
        IReadOnlyList<string> columnNames, IEnumerable<CsvRow> rows, string path, CsvOptions? options = null, string source = "table")
    {
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new CsvOptions();
        options.Validate();
        CsvSchema schema = StreamedSchema.Fit(columnNames, rows, options, source);
        Convert(columnNames, rows, path, schema, source);
        return schema;
    }

    /// <summary>Writes the rows of a table, encoded by an existing schema. For example, a test set is encoded by the schema of the training set.</summary>
    /// <param name="columnNames">The names of the columns. They must include those of the schema, in any order.</param>
    /// <param name="rows">The rows without a header. Messages use <see cref="CsvRow.Line"/> as the number of a row.</param>
    /// <param name="path">The file to write. If it exists, it is replaced in one step after all rows are written.</param>
    /// <param name="schema">How columns become features and targets.</param>
    /// <param name="source">The name of the table in messages.</param>
    /// <exception cref="NetGenFormatException">
    /// The table lacks a column, or a row does not contain what the schema says. The message names row and column, the expected and the found content.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Convert(IReadOnlyList<string> columnNames, IEnumerable<CsvRow> rows, string path, CsvSchema schema, string source = "table")
    {
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(schema);
        int[] positions = [.. schema.Columns.Select(column =>
            column.Role == CsvColumnRole.Ignored ? -1 : new CsvColumnKey(column.Name).In(columnNames, source))];
        int[] used = [.. positions.Where(static position => position >= 0)];
        var format = new CellFormat(schema.Options);
        string[] cells = new string[positions.Length];
        float[] features = new float[schema.FeatureCount], targets = new float[schema.TargetCount];
        using var writer = new RowFileWriter(path, schema.FeatureCount, schema.TargetCount);
        foreach (CsvRow row in rows)
        {
            StreamedSchema.RequireCells(row, columnNames.Count, source);
            if (StreamedSchema.IsDropped(schema.Options, format, used, row.Cells))
            {
                continue;
            }

            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = positions[i] < 0 ? "" : row.Cells[positions[i]];
            }

            try
            {
                schema.Encode(cells, features, targets);
            }
            catch (NetGenFormatException exception)
            {
                throw new NetGenFormatException($"{source}, row {row.Line}, {exception.Message}", exception);
            }

            writer.Append(features, targets);
        }

        if (writer.Count == 0)
        {
            throw new NetGenFormatException($"{source}: expected at least one row, but found none.");
        }

        writer.Complete();
    }
}
