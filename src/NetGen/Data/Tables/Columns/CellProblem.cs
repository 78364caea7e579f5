namespace NetGen;

/// <summary>Why a cell cannot be written as numbers.</summary>
/// <param name="Expected">What the column holds.</param>
/// <param name="Advice">What may help, after a semicolon; empty if nothing is known.</param>
/// <param name="IsNumber">Whether the column holds numbers.</param>
internal readonly record struct CellProblem(string Expected, string Advice = "", bool IsNumber = false)
{
    /// <summary>The one message about a bad cell.</summary>
    /// <param name="place">File, line and column, as far as they are known.</param>
    /// <param name="cell">What it holds.</param>
    /// <param name="isMissing">Whether that means a missing cell.</param>
    public NetGenFormatException At(string place, ReadOnlySpan<char> cell, bool isMissing) =>
        new($"{place}: expected {Expected}, but found {(isMissing ? "a missing cell, " : "")}'{VisibleText.Of(cell.ToString())}'{Advice}.");
}
