using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>
/// The shapes of a product of matrices: […, m, k] times […, k, n] gives […, m, n], for each place of the axes before. A value may be the same along some of
/// these axes.
/// </summary>
internal sealed record ProductShapes(Shape Left, Shape Right, Shape Output)
{
    public int Rows => Output[Rank - 2];

    public int Columns => Output[Rank - 1];

    /// <summary>Values that are summed over.</summary>
    public int Summed => Left[Rank - 1];

    public long MultiplyAdds => (long)Output.Length * Summed;

    private int Rank => Output.Dimensions.Count;

    /// <summary>Sizes of a product, as C#.</summary>
    public string Sizes => $"{Rows}, {Summed}, {Columns}";

    /// <summary>How the runtime walks over the axes before the last two, for some of the three shapes.</summary>
    public string Table(params Shape[] values) =>
        AxisTable.Of(new Shape([.. Output.Dimensions.Take(Rank - 2)]), [.. values.Select(shape => AxisTable.Steps(shape).Take(Rank - 2).ToArray())]);

    /// <summary>Loops over the rows, all matrices, and the three indices of a product: i, j and s.</summary>
    /// <param name="statement">The statement for every i and j.</param>
    public string EachElement(string statement)
    {
        statement = ReferenceLoop.Over("i", Rows, ReferenceLoop.Over("j", Columns, statement));
        for (int axis = Rank - 3; axis >= 0; axis--)
        {
            statement = ReferenceLoop.Over(AxisLoops.Index(axis), Output[axis], statement);
        }

        return ReferenceLoop.Over("n", "rows", statement);
    }

    /// <summary>Element i, s of A, as C#.</summary>
    public string LeftAt(Value a) => At(a, Left, "i", "s");

    /// <summary>Element s, j of B.</summary>
    public string RightAt(Value b) => At(b, Right, "s", "j");

    /// <summary>Element i, j of Y.</summary>
    public string OutputAt(Value y) => At(y, Output, "i", "j");

    private string At(Value value, Shape shape, string row, string column) =>
        AxisLoops.At(value, shape, [.. Enumerable.Range(0, Rank - 2).Select(AxisLoops.Index), row, column]);
}
