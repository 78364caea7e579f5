using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The mean over some axes.</summary>
/// <remarks><code>
/// forward    Y  = Σ X / n            n values for each mean
/// backward   dX = dY / n
/// </code></remarks>
/// <param name="Input">The shape of the input.</param>
/// <param name="Axes">The axes of the input that are summed over.</param>
/// <param name="Output">The shape of the means: that of the input without these axes, or with size 1 along them.</param>
internal sealed record MeanOverAxes(Shape Input, EquatableArray<int> Axes, Shape Output) : CalledLayer(Output)
{
    public override string Kind => "Mean";

    public override string Settings => $"Input = {Input}, Axes = {string.Join("+", Axes)}";

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("axes", [.. Axes]);

    public override string Letter => "means";

    /// <summary>The shape of the input, with size 1 along the axes that are summed over.</summary>
    private Shape Kept => new([.. Input.Dimensions.Select((size, axis) => Axes.Contains(axis) ? 1 : size)]);

    public override IEnumerable<Operation> Forward(LayerValues s) => [new MeanOfAxes(s.Y, s.X, Input, Kept)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new SpreadOverAxes(s.DX, s.DY, Input, Kept)];
}
