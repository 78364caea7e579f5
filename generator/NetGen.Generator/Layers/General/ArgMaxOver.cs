using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The place of the largest value along one axis, as a number: the first of equal ones, or the last.</summary>
/// <remarks>It has no derivative, so nothing before it can be trained.</remarks>
/// <param name="Input">The shape of the input.</param>
/// <param name="Output">The shape of the places. There is one for each combination of the axes before and after.</param>
/// <param name="Outer">Values of all axes before it.</param>
/// <param name="Size">Values along the axis.</param>
/// <param name="Inner">Values of all axes after it.</param>
/// <param name="Last">Whether the last of equal values counts.</param>
internal sealed record ArgMaxOver(Shape Input, Shape Output, int Outer, int Size, int Inner, bool Last) : CalledLayer(Output)
{
    public override string Kind => "ArgMax";

    public override string Settings => $"View = {Outer}x{Size}x{Inner}{(Last ? ", Last = true" : "")}";

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("outer", Outer).With("size", Size).With("inner", Inner).With("last", Last);

    public override string Letter => "place";

    public override bool IsDifferentiable => false;

    public override IEnumerable<Operation> Forward(LayerValues s) => [new ArgMaxOfAxis(s.Y, s.X, Outer, Size, Inner, Last)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [];
}
