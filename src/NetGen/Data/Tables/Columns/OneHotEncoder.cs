using System.Collections.Immutable;

namespace NetGen;

/// <summary>Encodes a column of categories: a 1 at the index of the cell's category, 0 elsewhere.</summary>
internal sealed class OneHotEncoder : ColumnEncoder
{
    private readonly Categories _categories;
    private readonly MissingCells _missing;
    private readonly bool _allowUnknown;
    private readonly int? _fill;

    /// <summary>Sets all properties of the column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="format">The format of its cells.</param>
    /// <param name="categories">Its categories.</param>
    /// <param name="missing">How a missing cell is handled.</param>
    /// <param name="allowUnknown">Whether an unknown category becomes all zeros instead of an error.</param>
    /// <param name="fill">
    /// The index of the category for a missing cell. Null if a missing cell is an error, or if the rows had no value to compute it from.
    /// </param>
    public OneHotEncoder(CsvColumn column, CellFormat format, Categories categories, MissingCells missing, bool allowUnknown, int? fill)
        : base(column with { Categories = categories.Names, Fill = fill is { } place ? categories.Names[place] : null }, format) =>
        (_categories, _missing, _allowUnknown, _fill) = (categories, missing, allowUnknown, fill);

    public override int Width => _categories.Names.Length;

    public override IEnumerable<string> Names => _categories.Names.Select(name => $"{Column.Name}={name}");

    public override ImmutableArray<ImmutableArray<string>> Categories => _categories.Texts;

    /// <summary>The encoder of a feature. Its categories are those that occur in the rows.</summary>
    public static OneHotEncoder Fit(ColumnCells cells, CsvColumn column, CellFormat format, CsvOptions options)
    {
        var categories = NetGen.Categories.Found(cells.Texts, format);
        int? fill = FillOf(cells, categories, format, options.Missing);
        return new OneHotEncoder(column, format, categories, options.Missing, options.AllowUnknownCategories, fill);
    }

    /// <summary>The encoder of a target. Missing and unknown cells are errors, because no value can replace a target.</summary>
    public static OneHotEncoder ForTarget(CsvColumn column, CellFormat format, Categories classes) =>
        new(column, format, classes, MissingCells.Error, allowUnknown: false, fill: null);

    public override CellProblem? Write(ReadOnlySpan<char> cell, Span<float> destination)
    {
        bool isMissing = Format.IsMissing(cell);
        if ((isMissing ? _fill : _categories.PlaceOf(cell)) is { } place)
        {
            destination[place] = 1;
            return null;
        }

        return isMissing || !_allowUnknown ? _categories.Unknown() : null;
    }

    public override ColumnEncoder Refit(ColumnCells cells) =>
        new OneHotEncoder(Column, Format, _categories, _missing, _allowUnknown, FillOf(cells, _categories, Format, _missing));

    private static int? FillOf(ColumnCells cells, Categories categories, CellFormat format, MissingCells missing)
    {
        if (missing is MissingCells.Error or MissingCells.DropRow || cells.Count == 0)
        {
            return null;
        }

        int[] places = [.. cells.Texts.Where(text => !format.IsMissing(text)).Select(text => categories.PlaceOf(text)).OfType<int>().Order()];
        return places.Length > 0
            ? places.CountBy(static place => place).MaxBy(static place => place.Value).Key
            : throw new NetGenFormatException($"{cells.Place}: expected at least one category to fill missing cells with, but found none.");
    }
}
