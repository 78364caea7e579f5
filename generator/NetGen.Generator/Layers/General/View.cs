using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers.General;

/// <summary>The same values in the same order, in another shape.</summary>
/// <remarks>Nothing is computed or copied: both names stand for the same memory.</remarks>
internal sealed record View(Shape Input, Shape Output) : CalledLayer(Output)
{
    public override string Kind => "View";

    public override string Settings => $"Shape = {Output}";

    public override LayerText Text => LayerText.Of(Kind, Input, Output);

    public override string Letter => "view";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new Same(s.Y, s.X)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new Same(s.DX, s.DY)];
}
