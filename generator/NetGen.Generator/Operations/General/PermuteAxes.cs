using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>Y = X with its axes in another order</summary>
/// <param name="Y">Receives the values.</param>
/// <param name="X">The values.</param>
/// <param name="Shape">Shape of X.</param>
/// <param name="Order">For each axis of Y, the axis of X that it is.</param>
internal sealed record PermuteAxes(Value Y, Value X, Shape Shape, EquatableArray<int> Order) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X} of {Shape} with its axes in the order {string.Join(", ", Order)}";

    public string Loops => AxisLoops.Each(
        Output,
        $"{AxisLoops.At(Y, Output)} = "
            + $"{AxisLoops.At(X, Shape, [.. Enumerable.Range(0, Order.Count).Select(axis => AxisLoops.Index(Order.ToList().IndexOf(axis)))])};");

    private Shape Output => new([.. Order.Select(axis => Shape[axis])]);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase)
    {
        int[] steps = AxisTable.Steps(Shape);
        string table = AxisTable.Of(Output, AxisTable.Steps(Output), [.. Order.Select(axis => steps[axis])]);
        return phase.EachRow($"Runtime::AxisOrder.Permute({phase.Row(X)}, {table}, {phase.Row(Y)});");
    }
}
