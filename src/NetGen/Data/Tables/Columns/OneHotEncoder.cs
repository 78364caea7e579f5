using System.Collections.Immutable;

namespace NetGen;

/// <summary>A column of categories: a 1 in the place of the cell's category.</summary>
internal sealed class OneHotEncoder : ColumnEncoder
{
    private readonly Categories _categories;
    private readonly MissingCells _missing;
    private readonly bool _allowUnknown;
    private readonly int? _fill;

    /// <summary>Takes what is known of the column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="format">How its cells are written.</param>
    /// <param name="categories">Its categories.</param>
    /// <param name="missing">What is done about a missing cell.</param>
    /// <param name="allowUnknown">Whether another category is 0 in all places instead of an error.</param>
    /// <param name="fill">
    /// The place of the category that a missing cell is taken for; null where that is an error, or where the rows to measure it had none.
    /// </param>
    public OneHotEncoder(CsvColumn column, CellFormat format, Categories categories, MissingCells missing, bool allowUnknown, int? fill)
        : base(column with { Categories = categories.Names, Fill = fill is { } place ? categories.Names[place] : null }, format)
    {
        (_categories, _missing, _allowUnknown, _fill) = (categories, missing, allowUnknown, fill);
        Names = [.. categories.Names.Select(name => $"{column.Name}={name}")];
    }

    public override ImmutableArray<string> Names { get; }

    public override ImmutableArray<ImmutableArray<string>> Categories => _categories.Texts;

    /// <summary>A feature: its categories are what the rows hold.</summary>
    public static OneHotEncoder Fit(ColumnCells cells, CsvColumn column, CellFormat format, CsvOptions options)
    {
        var categories = NetGen.Categories.Found(cells.Texts, format);
        int? fill = FillOf(cells, categories, format, options.Missing);
        return new OneHotEncoder(column, format, categories, options.Missing, options.AllowUnknownCategories, fill);
    }

    /// <summary>A target, of which neither a missing nor an unknown cell can be made up for.</summary>
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
