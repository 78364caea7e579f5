using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>A ReLU whose slope below zero is drawn for every value in training, and is the mean slope at inference (Xu et al., 2015).</summary>
/// <remarks><code>
/// forward    S drawn from U(lower, upper)     Y = X where X &gt; 0, else S ⊙ X
/// backward   dX = dY where X &gt; 0, else S ⊙ dY
/// </code></remarks>
internal sealed record RRelu(Shape Input, double Lower, double Upper) : Layer(Input)
{
    public override string Kind => "RRelu";

    public override string Settings => $"{Setting("Lower", Lower)}, {Setting("Upper", Upper)}";

    public override LayerText Text => LayerText.Of("LeakyRelu", Input, Output).With("alpha", (Lower + Upper) / 2);

    public override string Letter => "a";

    public override string Activation => Kind;

    public override string SuitingStart => "He";

    public override IEnumerable<TemporarySpec> Temporaries => [new("m", ValueRole.Mask, Output)];

    public override IEnumerable<Operation> Forward(LayerValues s) =>
        [new DrawSlopes(s["m"], s.X, Lower, Upper, s.Index), new SlopedRelu(s.Y, s.X, s["m"])];

    public override IEnumerable<Operation> Infer(LayerValues s) => [new Apply(s.Y, s.X, ElementwiseFunctions.LeakyRelu((Lower + Upper) / 2))];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new SlopedReluBackward(s.DX, s.DY, s.X, s["m"])];
}
