using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>Pads a value: with a constant, with its mirror image at the border, or with the value at the border.</summary>
/// <remarks><code>
/// forward    Y[i] = X[source of i], or the constant where there is none
/// backward   dX[s] = Σ dY[i] over all i whose source is s
/// </code></remarks>
/// <param name="Input">The shape of the input.</param>
/// <param name="Before">For each axis, how many places are added before the first. A negative number leaves places out.</param>
/// <param name="After">For each axis, how many places are added after the last.</param>
/// <param name="Mode">What fills the added places. A mirror image is smaller than the axis.</param>
/// <param name="Value">The constant.</param>
internal sealed record Pad(Shape Input, EquatableArray<int> Before, EquatableArray<int> After, PadMode Mode, double Value)
    : CalledLayer(new Shape([.. Input.Dimensions.Select((size, axis) => Before[axis] + size + After[axis])]))
{
    public override string Kind => "Pad";

    public override string Settings =>
        $"Before = {string.Join("+", Before)}, After = {string.Join("+", After)}, Mode = {Mode}{(Value == 0 ? "" : $", {Setting("Value", Value)}")}";

    public override LayerText Text => LayerText.Of(Kind, Input, Output)
        .With("before", [.. Before]).With("after", [.. After]).WithWord("mode", $"\"{Mode.ToString().ToLowerInvariant()}\"").With("value", Value);

    public override string Letter => "padded";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new PadAxes(s.Y, s.X, new PaddedShape(Input, Output, Before, Mode), Value)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new PadAxesBackward(s.DX, s.DY, new PaddedShape(Input, Output, Before, Mode))];
}
