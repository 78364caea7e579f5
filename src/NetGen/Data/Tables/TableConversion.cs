namespace NetGen;

/// <summary>Converts tables into files of rows that training reads, in memory that does not grow with the table.</summary>
public static class TableConversion
{
    /// <summary>Takes a schema from a table, and writes its rows by it.</summary>
    /// <remarks>
    /// The rows are gone through once for the schema, once more if medians fill missing cells, and once to be written. The schema is the one that
    /// <see cref="CsvSchema.Fit"/> takes of the same rows; a mean that
    /// fills missing cells may differ in its last digit. Of a column of numbers at most 2²⁰ different ones are counted to find the most frequent, of a column
    /// of categories 2¹⁶.
    /// </remarks>
    /// <param name="columnNames">The names of the columns.</param>
    /// <param name="rows">The rows without a header, each time from the first; <see cref="CsvRow.Line"/> is what messages call the row.</param>
    /// <param name="path">The file of rows, which <see cref="RowFile.Open"/> opens: replaced if it exists, in one step when all is written.</param>
    /// <param name="options">What the columns are; the defaults when null.</param>
    /// <param name="source">What messages call the table.</param>
    /// <returns>The schema, to be saved beside the network.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">The rows do not hold what the options say; the message names row and column, what was expected and what was
    /// found.</exception>
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

    /// <summary>Writes the rows of a table by a schema that is there, as that of a training set for a test set.</summary>
    /// <param name="columnNames">The names of the columns; those of the schema are found among them, in any order.</param>
    /// <param name="rows">The rows without a header; <see cref="CsvRow.Line"/> is what messages call the row.</param>
    /// <param name="path">The file of rows: replaced if it exists, in one step when all is written.</param>
    /// <param name="schema">How columns become features and targets.</param>
    /// <param name="source">What messages call the table.</param>
    /// <exception cref="NetGenFormatException">The table lacks a column, or a row does not hold what the schema says; the message names row and column, what
    /// was expected and what was found.</exception>
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
            if (row.Cells.Count != columnNames.Count)
            {
                throw new NetGenFormatException($"{source}, row {row.Line}: expected {columnNames.Count} cells, but found {row.Cells.Count}.");
            }

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
