namespace NetGen;

/// <summary>One row of a file.</summary>
/// <param name="Line">Where it starts in the file, from 1.</param>
/// <param name="Cells">Its texts, blanks around them removed.</param>
internal readonly record struct CsvRow(int Line, string[] Cells);
