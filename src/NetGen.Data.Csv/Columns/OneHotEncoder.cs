using System.Collections.Immutable;

namespace NetGen;

/// <summary>A column of categories: a 1 in the place of the cell's category.</summary>
internal sealed class OneHotEncoder : ColumnEncoder
{
    private readonly Categories _categories;
    private readonly CsvOptions _options;
    private readonly int? _fill;

    private OneHotEncoder(CsvColumn column, Categories categories, CsvOptions options, int? fill)
        : base(column with { Categories = categories.Names, Fill = fill is { } place ? categories.Names[place] : null }) =>
        (_categories, _options, _fill) = (categories, options, fill);

    public override ImmutableArray<string> Names => [.. _categories.Names.Select(name => $"{Column.Name}={name}")];

    /// <summary>A feature: its categories are what the rows hold.</summary>
    public static OneHotEncoder Fit(CsvTable table, CsvColumn column, CsvOptions options)
    {
        var categories = Categories.Found(table.CellsOf(column.Position));
        return new OneHotEncoder(column, categories, options, FillOf(table, column, categories, options.Missing));
    }

    /// <summary>A target, of which neither a missing nor an unknown cell can be made up for.</summary>
    public static OneHotEncoder ForTarget(CsvColumn column, Categories classes) => new(column, classes, new CsvOptions(), fill: null);

    public override void Write(CsvCell cell, Span<float> destination)
    {
        if ((_categories.PlaceOf(cell) ?? (cell.IsMissing ? _fill : null)) is { } place)
        {
            destination[place] = 1;
        }
        else if (cell.IsMissing || !_options.AllowUnknownCategories)
        {
            throw _categories.Unknown(cell);
        }
    }

    public override ColumnEncoder Refit(CsvTable table) => new OneHotEncoder(Column, _categories, _options, FillOf(table, Column, _categories, _options.Missing));

    private static int? FillOf(CsvTable table, CsvColumn column, Categories categories, MissingCells missing)
    {
        if (missing is MissingCells.Error or MissingCells.DropRow)
        {
            return null;
        }

        int[] places = [.. table.CellsOf(column.Position).Select(categories.PlaceOf).OfType<int>().Order()];
        return places.Length > 0
            ? places.CountBy(static place => place).MaxBy(static place => place.Value).Key
            : throw new NetGenFormatException($"{table.Path}, column {column.Position + 1} '{column.Name}': expected at least one category to fill missing cells by, but found none.");
    }
}
