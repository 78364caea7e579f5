namespace NetGen;

/// <summary>One row of a table as text, and where it stands.</summary>
/// <param name="Line">Where it starts in its file, from 1; messages name it.</param>
/// <param name="Cells">Its texts, without blanks around them.</param>
public readonly record struct CsvRow(int Line, IReadOnlyList<string> Cells);
