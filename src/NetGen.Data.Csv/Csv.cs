namespace NetGen;

/// <summary>Reads tables from delimited text.</summary>
public static class Csv
{
    /// <summary>Reads a file and checks every cell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The columns and their format; null for the defaults (a header, commas, the last column is a class).</param>
    /// <returns>The table. <see cref="CsvTable.Data"/> is the data set, and <see cref="CsvTable.Schema"/> describes its columns.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">
    /// The file does not match the options. The message states file, line and column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Load(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        options.Validate();
        return CsvTable.FromRows(RowReader.Read(path, options), options, path);
    }

    /// <summary>Reads new rows for an existing schema, such as one that was saved with a network, and checks every cell.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The file has the same format as the file that the schema was fitted to.</item>
    /// <item>
    /// With a header, columns are found by name, in any order. Targets and ignored columns may be missing. Columns that the schema does not know are left out,
    /// with a line in <see cref="CsvTable.Notes"/>.
    /// </item>
    /// <item>Without a header, lines have all columns, or all but the targets, or all but the targets and the ignored columns.</item>
    /// <item>A missing target is NaN in <see cref="CsvTable.Data"/>. Such rows can be predicted, but training and evaluation refuse them.</item>
    /// </list>
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns, and the treatment of missing cells and unknown categories.</param>
    /// <returns>The table, encoded by the schema.</returns>
    /// <exception cref="NetGenFormatException">
    /// The file does not match the schema. The message states file, line and column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Load(string path, CsvSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(schema);
        return CsvTable.FromRows(RowReader.Read(path, schema.Options), schema, path);
    }
}
