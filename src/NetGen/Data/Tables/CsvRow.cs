namespace NetGen;

/// <summary>One row of a table as text, with its line number.</summary>
/// <param name="Line">The line of the file in which it starts, from 1. Messages name it.</param>
/// <param name="Cells">Its texts, without surrounding spaces.</param>
public readonly record struct CsvRow(int Line, IReadOnlyList<string> Cells);
