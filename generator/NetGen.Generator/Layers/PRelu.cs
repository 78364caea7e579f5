using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>A ReLU whose slope below zero is learned: one for the layer, or one for each channel (He et al., ICCV 2015).</summary>
/// <remarks><code>
/// forward    Y  = X where X &gt; 0, else α·X
/// backward   dX = dY where X &gt; 0, else α·dY        dα = Σ dY ⊙ min(X, 0)
/// </code>The channels of a vector are its units.</remarks>
internal sealed record PRelu(Shape Input, double StartSlope, bool PerChannel = false) : Layer(Input)
{
    public override string Kind => "PRelu";

    public override string Settings => PerChannel ? "SlopePerChannel = true" : "";

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("perChannel", PerChannel);

    public override string Letter => "a";

    public override string Activation => Kind;

    public override string SuitingStart => "He";

    public override IEnumerable<TensorSpec> Tensors => [TensorSpec.Vector("alpha", "weight", TensorRole.Slope, PerChannel ? Input.Channels : 1, StartSlope)];

    public override IEnumerable<Operation> Forward(LayerValues s) => [new SlopedRelu(s.Y, s.X, s["alpha"])];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
        [new SlopeGradient(s.Gradient("alpha"), s.DY, s.X), new SlopedReluBackward(s.DX, s.DY, s.X, s["alpha"])];
}
