using System.Globalization;

namespace NetGen;

/// <summary>
/// Decides whether the first row is data or a header, if the user has not said. If a row of data were taken as names, it would be lost without an error.
/// </summary>
/// <param name="rows">All rows.</param>
/// <param name="options">The description of the columns.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class FirstRow(IReadOnlyList<CsvRow> rows, CsvOptions options, string path)
{
    /// <summary>Texts that people and programs write for a missing value.</summary>
    private static readonly HashSet<string> s_markers =
        new(["n/a", "#n/a", "nan", "null", "(null)", "nil", "none", "-", "--", "---", ".", "..", "*"], StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyList<string> _cells = rows[0].Cells;

    /// <summary>Whether the row seems to be data.</summary>
    public bool LooksLikeData
    {
        get
        {
            CsvColumnKey[] words = [.. options.Categorical, .. options.Task == CsvTask.Regression ? [] : options.Targets];
            if (_cells.Count == 1 || words.Concat(options.Targets).Concat(options.Ignored).Any(static key => key.IsName))
            {
                // With a single cell, the separator was probably not found. A user who identifies a column by its name has seen a header.
                return false;
            }

            int[] ofWords = [.. words.Select(key => key.In(_cells, path))];
            int[] ofNumbers = [.. Enumerable.Range(0, _cells.Count).Except(ofWords).Except(options.Ignored.Select(key => key.In(_cells, path)))];
            return Array.Exists(ofNumbers, position => IsValue(_cells[position]))
                || (ofNumbers.Length > 0 && Array.TrueForAll(ofNumbers, position => IsMarker(_cells[position])))
                || Array.Exists(ofWords, ComesAgain);
        }
    }

    /// <summary>Whether a text is a number, a date, or consists of digits and signs only, such as <c>12%</c> or <c>&lt;1</c>.</summary>
    public static bool IsValue(string cell) =>
        cell.Any(char.IsDigit)
        && (!cell.Any(char.IsLetter)
            || float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || (char.IsDigit(cell[0]) && DateTime.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));

    private bool IsMarker(string cell) => cell.Length > 0 && (s_markers.Contains(cell) || options.MissingTexts.Contains(cell, StringComparer.Ordinal));

    /// <summary>
    /// Whether a category of the first row occurs in the same column of another row. Rows that are equal to the first row are left out, because a header may
    /// occur twice.
    /// </summary>
    private bool ComesAgain(int position) => _cells[position].Length > 0 && rows.Skip(1).Any(row =>
        row.Cells.Count > position
        && string.Equals(row.Cells[position], _cells[position], StringComparison.Ordinal)
        && !row.Cells.SequenceEqual(_cells, StringComparer.Ordinal));
}
