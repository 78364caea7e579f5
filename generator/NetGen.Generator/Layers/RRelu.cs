using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>ReLU whose slope left of zero is drawn for every value while training, and is its mean at inference (Xu et al., 2015).</summary>
/// <remarks><code>
/// forward    S drawn from U(lower, upper)     Y = X where X &gt; 0, else S ⊙ X
/// backward   dX = dY where X &gt; 0, else S ⊙ dY
/// </code></remarks>
internal sealed record RRelu(Shape Input, double Lower, double Upper) : Layer(Input, Input)
{
    public override string Kind => "RRelu";

    public override string Settings => $"{Setting("Lower", Lower)}, {Setting("Upper", Upper)}";

    public override string Letter => "a";

    public override bool IsActivation => true;

    public override bool DrawsUnitMask => true;

    public override IEnumerable<KernelOp> Forward(LayerBuffers s) => [new DrawSlopes(s.Mask!, Lower, Upper, s.Index), new SlopedRelu(s.Y, s.X, s.Mask!)];

    public override IEnumerable<KernelOp> Infer(LayerBuffers s) => [new Apply(s.Y, s.X, ElementwiseFunctions.LeakyRelu((Lower + Upper) / 2))];

    public override IEnumerable<KernelOp> Backward(LayerBuffers s) => [new SlopedReluBackward(s.DX, s.DY, s.X, s.Mask!)];
}
