namespace NetGen;

/// <summary>Reads tables from delimited text.</summary>
public static class Csv
{
    /// <summary>Reads a file and checks every cell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What its columns are and how they are written; the defaults (a header, commas, the last column a class) when null.</param>
    /// <returns>The table, with <see cref="CsvTable.Data"/> to train on and <see cref="CsvTable.Schema"/> to read its columns by.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">
    /// The file does not hold what the options say; the message names file, line and column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Load(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        options.Validate();
        return CsvTable.FromRows(RowReader.Read(path, options), options, path);
    }

    /// <summary>Reads new rows for a schema that is there, such as one that was saved with a network, and checks every cell.</summary>
    /// <remarks>
    /// The file is written as the one that the schema was fitted to. Its columns are found by the names of its header, in any order; targets and ignored
    /// columns may be absent, and columns that the schema does not know are left out, with a line in <see cref="CsvTable.Notes"/>. Without a header, lines are
    /// as long as there, or lack the targets, or the ignored columns too. A target that is not there is NaN in <see cref="CsvTable.Data"/>: such rows can be
    /// predicted, but training and evaluation refuse them.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="schema">What its columns are, and what is done about missing cells and unknown categories.</param>
    /// <returns>The table, encoded by the schema.</returns>
    /// <exception cref="NetGenFormatException">
    /// The file does not hold what the schema says; the message names file, line and column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Load(string path, CsvSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(schema);
        return CsvTable.FromRows(RowReader.Read(path, schema.Options), schema, path);
    }
}
