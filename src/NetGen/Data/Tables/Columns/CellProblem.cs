namespace NetGen;

/// <summary>The reason why a cell cannot be encoded as numbers.</summary>
/// <param name="Expected">What the column should contain.</param>
/// <param name="Advice">Advice for the user, which begins with a semicolon; empty if there is none.</param>
/// <param name="IsNumber">Whether the column should contain numbers.</param>
internal readonly record struct CellProblem(string Expected, string Advice = "", bool IsNumber = false)
{
    /// <summary>Makes the exception for an invalid cell.</summary>
    /// <param name="place">File, line and column, as far as they are known.</param>
    /// <param name="cell">The text of the cell.</param>
    /// <param name="isMissing">Whether this text means a missing cell.</param>
    public NetGenFormatException At(string place, ReadOnlySpan<char> cell, bool isMissing) =>
        new($"{place}: expected {Expected}, but found {(isMissing ? "a missing cell, " : "")}'{VisibleText.Of(cell.ToString())}'{Advice}.");
}
