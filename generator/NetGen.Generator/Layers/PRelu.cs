using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>ReLU whose slope left of zero is learned, one for the layer (He et al., ICCV 2015).</summary>
/// <remarks><code>
/// forward    Y  = X where X &gt; 0, else α·X
/// backward   dX = dY where X &gt; 0, else α·dY        dα = Σ dY ⊙ min(X, 0)
/// </code></remarks>
internal sealed record PRelu(Shape Input, double StartSlope) : Layer(Input, Input)
{
    public override string Kind => "PRelu";

    public override string Letter => "a";

    public override bool IsActivation => true;

    public override IEnumerable<ParameterSpec> Parameters => [new(ParameterRole.Slope, 1, 1, new ParameterStart(null, StartSlope))];

    public override IEnumerable<KernelOp> Forward(LayerBuffers s) => [new SlopedRelu(s.Y, s.X, s.Slope)];

    public override IEnumerable<KernelOp> Backward(LayerBuffers s) => [new SlopeGradient(s.DSlope, s.DY, s.X), new SlopedReluBackward(s.DX, s.DY, s.X, s.Slope)];
}
