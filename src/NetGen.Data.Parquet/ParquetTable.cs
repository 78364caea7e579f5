namespace NetGen;

/// <summary>Converts Parquet tables into files of rows that training reads.</summary>
/// <remarks>
/// A table is read row group by row group, so that memory holds one group of it at a time. Cells become texts as in a delimited file: numbers in full, whatever
/// the machine's language; true and false as 1 and 0;
/// dates and times as ISO 8601; null as an empty cell, which is missing unless <see cref="CsvOptions.MissingTexts"/> say otherwise, as is NaN. Columns are
/// flat: what lies in a list, a map or a structure can only be
/// ignored, and so can bytes. Of the options those that say how a file of text is written (separator, header, encoding, lines to skip) have no meaning here.
/// </remarks>
public static class ParquetTable
{
    /// <summary>Takes a schema from a table, and writes its rows by it into a file of rows.</summary>
    /// <remarks>The table is read twice, or three times if medians fill missing cells.</remarks>
    /// <param name="path">The Parquet file.</param>
    /// <param name="rowsPath">The file of rows, which <see cref="RowFile.Open"/> opens: replaced if it exists, in one step when all is written.</param>
    /// <param name="options">What the columns are; when null, the last one is a class and the others are numbers.</param>
    /// <returns>The schema, to be saved beside the network.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">
    /// The file is no Parquet file or is damaged, or does not hold what the options say; the message names file, row and column, what was expected and what was
    /// found.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static CsvSchema Convert(string path, string rowsPath, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var table = new ParquetRows(path);
        return TableConversion.Convert(table.ColumnNames, table, rowsPath, options, path);
    }

    /// <summary>Writes the rows of a table by a schema that is there, as that of a training set for a test set.</summary>
    /// <param name="path">The Parquet file. Columns are found by their names, in any order; those that the schema does not know are left out.</param>
    /// <param name="rowsPath">The file of rows: replaced if it exists, in one step when all is written.</param>
    /// <param name="schema">How columns become features and targets.</param>
    /// <exception cref="NetGenFormatException">
    /// The file is no Parquet file or is damaged, lacks a column, or does not hold what the schema says; the message names file, row and column, what was
    /// expected and what was found.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Convert(string path, string rowsPath, CsvSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var table = new ParquetRows(path);
        TableConversion.Convert(table.ColumnNames, table, rowsPath, schema, path);
    }
}
