namespace NetGen;

/// <summary>Reads tables from delimited text.</summary>
public static class Csv
{
    /// <summary>Reads a file and checks every cell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What its columns are and how they are written; the defaults (a header, commas, the last column a class) when null.</param>
    /// <returns>The table, with <see cref="CsvTable.Data"/> to train on and <see cref="CsvTable.Schema"/> to read its columns by.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NetGenFormatException">The file does not hold what the options say; the message names file, line and column, what was expected and what was found.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Load(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        options.Validate();
        CsvTable table = TableReader.Read(path, options);

        if (table.Count == 0)
        {
            throw new NetGenFormatException($"{path}: expected at least one row, but found none.");
        }

        // Every cell is converted at once, so that a bad one is told here and not in the middle of something else.
        _ = table.Data;
        return table;
    }
}
