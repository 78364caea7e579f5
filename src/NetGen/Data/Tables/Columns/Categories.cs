using System.Collections.Immutable;

namespace NetGen;

/// <summary>The categories of a column, or the classes of a target, in the order of their indices.</summary>
internal sealed class Categories
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _placeOfText;

    private Categories(IEnumerable<IReadOnlyList<string>> texts)
    {
        Texts = [.. texts.Select(static texts => texts.ToImmutableArray())];
        Names = [.. Texts.Select(static texts => string.Join('|', texts))];
        foreach ((int place, ImmutableArray<string> all) in Texts.Index())
        {
            foreach (string text in all)
            {
                _places.Add(text, place);
            }
        }

        _placeOfText = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>For each category, all texts that mean it.</summary>
    public ImmutableArray<ImmutableArray<string>> Texts { get; }

    /// <summary>The categories that a user gives, each with all texts that mean it.</summary>
    public static Categories Given(IEnumerable<IReadOnlyList<string>> texts) => new(texts);

    /// <summary>All different texts of some cells. They are ordered as numbers if all are numbers, and by characters otherwise.</summary>
    public static Categories Found(IEnumerable<string> cells, CellFormat format)
    {
        string[] texts = [.. cells.Where(cell => !format.IsMissing(cell)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        IEnumerable<string> ordered = texts.Select(Number).Contains(double.NaN) ? texts : texts.OrderBy(Number);
        return new Categories([.. ordered.Select(static text => (string[])[text])]);

        double Number(string text) => format.NumberOrNaN(text);
    }

    /// <summary>The index of the category of a text; null if there is none.</summary>
    public int? PlaceOf(ReadOnlySpan<char> text) => _placeOfText.TryGetValue(text, out int place) ? place : null;

    public CellProblem Unknown() => new(_places.Keys.ToArray() switch
    {
        [] => "a category",
        [string only] => $"'{VisibleText.Of(only)}'",
        [.. { Length: < 12 } few, string last] => $"{VisibleText.List(few)} or '{VisibleText.Of(last)}'",
        { Length: int many } => $"one of {many} categories",
    });
}
