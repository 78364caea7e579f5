using System.Collections.Immutable;

namespace NetGen;

/// <summary>A target of two classes: 0 for the first, 1 for the second.</summary>
/// <param name="column">The column.</param>
/// <param name="format">How its cells are written.</param>
/// <param name="classes">The two classes.</param>
internal sealed class BinaryEncoder(CsvColumn column, CellFormat format, Categories classes) : ColumnEncoder(column with { Categories = classes.Names }, format)
{
    public override ImmutableArray<ImmutableArray<string>> Categories => classes.Texts;

    /// <summary>Makes an encoder. There must be exactly two classes.</summary>
    /// <exception cref="NetGenFormatException">There are not two classes.</exception>
    public static BinaryEncoder Fit(string place, CsvColumn column, CellFormat format, Categories classes)
    {
        string advice = classes.Names.Length > 2 ? "can join them" : "can name both";
        return classes.Names.Length == 2
            ? new BinaryEncoder(column, format, classes)
            : throw new NetGenFormatException(
                $"{place}: expected two classes, but found {classes.Names.Length}: {VisibleText.List(classes.Names)}. "
                + $"{nameof(CsvOptions.Classes)} {advice}.");
    }

    public override CellProblem? Write(ReadOnlySpan<char> cell, Span<float> destination)
    {
        if (Format.IsMissing(cell) || classes.PlaceOf(cell) is not { } place)
        {
            return classes.Unknown();
        }

        destination[0] = place;
        return null;
    }

    public override ColumnEncoder Refit(ColumnCells cells) => this;
}
