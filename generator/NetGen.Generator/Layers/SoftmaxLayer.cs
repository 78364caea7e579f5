using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>Turns the logits of the last layer into probabilities that sum to 1.</summary>
/// <remarks><code>
/// forward    Y  = e^X / Σ e^X
/// backward   dX = Y ⊙ (dY − Σ dY ⊙ Y)          with cross-entropy both fuse to dX = Y − T
/// </code></remarks>
internal sealed record SoftmaxLayer(Shape Input) : Layer(Input)
{
    public override string Kind => "Softmax";

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("outer", 1).With("size", Input.Length).With("inner", 1);

    public override string Letter => "a";

    public override string Activation => Kind;

    public override IEnumerable<Operation> Forward(LayerValues s) => [new Softmax(s.Y, s.X)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new SoftmaxBackward(s.DX, s.DY, s.Y)];
}
