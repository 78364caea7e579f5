using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>Adds two values of the same shape: the end of a skip connection (He et al., "Deep Residual Learning", CVPR 2016).</summary>
/// <remarks><code>
/// forward    Y  = A + B
/// backward   dA = dY       dB = dY
/// </code></remarks>
internal sealed record Addition(Shape Input) : Layer(Input)
{
    public override string Kind => "Add";

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("left", Input).With("right", Input);

    /// <summary>The letter is not "sum". The sums of a kernel have names like sum1_2, which the second addition after the first layer would have too.</summary>
    public override string Letter => "add";

    public override int Modules => 0;

    public override IEnumerable<Operation> Forward(LayerValues s) => [new Add(s.Y, s.Inputs[0], s.Inputs[1])];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new Same(s.InputGradients[0], s.DY), new Same(s.InputGradients[1], s.DY)];
}
