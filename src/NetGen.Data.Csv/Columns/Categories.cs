using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The categories of a column, or the classes of a target, in the order of their places.</summary>
internal sealed class Categories
{
    private readonly Dictionary<string, int> _placeOfText = new(StringComparer.Ordinal);

    private Categories(IEnumerable<IReadOnlyList<string>> texts)
    {
        Names = [.. texts.Select(static texts => string.Join('|', texts))];
        foreach ((int place, IReadOnlyList<string> all) in texts.Index())
        {
            foreach (string text in all)
            {
                _placeOfText.Add(text, place);
            }
        }
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>The categories that a user names, each with all texts that mean it.</summary>
    public static Categories Given(IEnumerable<IReadOnlyList<string>> texts) => new(texts);

    /// <summary>Every text that some cells hold: in the order of numbers where all are numbers, else of their characters.</summary>
    public static Categories Found(IEnumerable<CsvCell> cells)
    {
        string[] texts = [.. cells.Where(static cell => !cell.IsMissing).Select(static cell => cell.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        double[] numbers = [.. texts.Select(NumberOr(double.NaN))];
        IEnumerable<string> ordered = numbers.Contains(double.NaN) ? texts : texts.OrderBy(NumberOr(0));
        return new Categories([.. ordered.Select(static text => (string[])[text])]);
    }

    /// <summary>The place of a cell's category; null if it is none of them.</summary>
    public int? PlaceOf(CsvCell cell) => !cell.IsMissing && _placeOfText.TryGetValue(cell.Text, out int place) ? place : null;

    public NetGenFormatException Unknown(CsvCell cell) => cell.Problem(_placeOfText.Keys.ToArray() switch
    {
        [string only] => $"'{only}'",
        [.. { Length: < 12 } few, string last] => $"'{string.Join("', '", few)}' or '{last}'",
        { Length: int many } => $"one of {many} categories",
    });

    private static Func<string, double> NumberOr(double otherwise) =>
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : otherwise;
}
