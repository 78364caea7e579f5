using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The same values with the axes in another order: a transposition of any rank.</summary>
/// <param name="Input">The shape of the input.</param>
/// <param name="Order">For each axis of the output, the axis of the input that it is.</param>
internal sealed record Permute(Shape Input, EquatableArray<int> Order) : CalledLayer(OutputOf(Input, Order))
{
    public override string Kind => "Permute";

    public override string Settings => $"Input = {Input}, Order = {string.Join("x", Order)}";

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("order", [.. Order]);

    public override string Letter => "permuted";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new PermuteAxes(s.Y, s.X, Input, Order)];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
        [new PermuteAxes(s.DX, s.DY, Output, Enumerable.Range(0, Order.Count).Select(axis => Order.ToList().IndexOf(axis)).ToEquatableArray())];

    private static Shape OutputOf(Shape input, EquatableArray<int> order) => new([.. order.Select(axis => input[axis])]);
}
