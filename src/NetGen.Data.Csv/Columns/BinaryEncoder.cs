using System.Collections.Immutable;

namespace NetGen;

/// <summary>A target of two classes: 0 for the first, 1 for the second.</summary>
internal sealed class BinaryEncoder : ColumnEncoder
{
    private readonly Categories _classes;

    /// <summary>Takes the two classes.</summary>
    /// <exception cref="NetGenFormatException">There are not two classes.</exception>
    public BinaryEncoder(CsvTable table, CsvColumn column, Categories classes)
        : base(column with { Categories = classes.Names })
    {
        _classes = classes.Names.Length == 2
            ? classes
            : throw new NetGenFormatException(
                $"{table.Path}, column {column.Position + 1} '{column.Name}': expected two classes, but found {classes.Names.Length}: '{string.Join("', '", classes.Names)}'; "
                + $"{nameof(CsvOptions.Classes)} can join them.");
    }

    public override ImmutableArray<string> Names => [Column.Name];

    public override void Write(CsvCell cell, Span<float> destination) => destination[0] = _classes.PlaceOf(cell) ?? throw _classes.Unknown(cell);

    public override ColumnEncoder Refit(CsvTable table) => this;
}
