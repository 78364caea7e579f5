using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>Values around a value: a constant, the value mirrored at its border, or its border again and again.</summary>
/// <remarks><code>
/// forward    Y[i] = X[source of i], or the constant where there is none
/// backward   dX[s] = Σ dY[i] over all i whose source is s
/// </code></remarks>
/// <param name="Input">Shape of what it reads.</param>
/// <param name="Before">For each axis how many places are added before the first; a negative number of places are left out.</param>
/// <param name="After">How many are added after the last.</param>
/// <param name="Mode">What is there. A mirror image is smaller than the axis.</param>
/// <param name="Value">The constant.</param>
internal sealed record Pad(Shape Input, EquatableArray<int> Before, EquatableArray<int> After, PadMode Mode, double Value)
    : CalledLayer(new Shape([.. Input.Dimensions.Select((size, axis) => Before[axis] + size + After[axis])]))
{
    public override string Kind => "Pad";

    public override string Settings => $"Before = {string.Join("+", Before)}, After = {string.Join("+", After)}, Mode = {Mode}{(Value == 0 ? "" : $", {Setting("Value", Value)}")}";

    public override string Letter => "padded";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new PadAxes(s.Y, s.X, new PaddedShape(Input, Output, Before, Mode), Value)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new PadAxesBackward(s.DX, s.DY, new PaddedShape(Input, Output, Before, Mode))];
}
