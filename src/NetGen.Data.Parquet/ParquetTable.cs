namespace NetGen;

/// <summary>Converts Parquet tables to files of rows for training.</summary>
/// <remarks>
/// <para>A table is read one row group at a time, so only one group is in memory. Cells become texts, as in a delimited file:</para>
/// <list type="bullet">
/// <item>Numbers are written with all digits, whatever the language of the machine.</item>
/// <item>True and false become 1 and 0.</item>
/// <item>Dates and times become ISO 8601 texts.</item>
/// <item>Null becomes an empty cell. Empty cells and NaN are missing, unless <see cref="CsvOptions.MissingTexts"/> says otherwise.</item>
/// </list>
/// <para>Columns must be flat. A column of bytes, or one within a list, a map or a structure, can only be ignored. Options about text files (separator, header,
/// encoding, lines to skip) have no effect.</para>
/// </remarks>
public static class ParquetTable
{
    /// <summary>Fits a schema to a table, and writes the rows that it encodes to a file of rows.</summary>
    /// <remarks>The table is read twice, or three times if medians replace missing cells.</remarks>
    /// <param name="path">The Parquet file.</param>
    /// <param name="rowsPath">The file to write, for <see cref="RowFile.Open"/>. If it exists, it is replaced in one step after all rows are written.</param>
    /// <param name="options">Describes the columns. If null, the last column contains classes and the others numbers.</param>
    /// <returns>The schema, which should be saved together with the network.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">
    /// The file is not a Parquet file, is damaged, or does not contain what the options say. The message names file, row and column, the expected and the found
    /// content.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static CsvSchema Convert(string path, string rowsPath, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var table = new ParquetRows(path);
        return TableConversion.Convert(table.ColumnNames, table, rowsPath, options, path);
    }

    /// <summary>Writes the rows of a table, encoded by an existing schema. For example, a test set is encoded by the schema of the training set.</summary>
    /// <param name="path">The Parquet file. Columns are found by their names, in any order. Columns that the schema does not have are left out.</param>
    /// <param name="rowsPath">The file to write. If it exists, it is replaced in one step after all rows are written.</param>
    /// <param name="schema">How columns become features and targets.</param>
    /// <exception cref="NetGenFormatException">
    /// The file is not a Parquet file, is damaged, lacks a column, or does not contain what the schema says. The message names file, row and column, the
    /// expected and the found content.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Convert(string path, string rowsPath, CsvSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var table = new ParquetRows(path);
        TableConversion.Convert(table.ColumnNames, table, rowsPath, schema, path);
    }
}
