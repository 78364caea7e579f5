using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>Joins two values along their units or channels: those of the first, then those of the second.</summary>
/// <remarks><code>
/// forward    Y  = [A | B]
/// backward   dA = the channels of dY that came from A       dB = the others
/// </code></remarks>
internal sealed record Concatenation(Shape First, Shape Second) : Layer(First.WithChannels(First.Channels + Second.Channels))
{
    public override string Kind => "Concat";

    public override LayerText Text => LayerText.Of(Kind, First, Output)
        .With("outer", First.Length / First.Channels).With("left", First.Channels).With("right", Second.Channels);

    public override string Letter => "joined";

    public override int Modules => 0;

    public override IEnumerable<Operation> Forward(LayerValues s) => [new Join(s.Y, s.Inputs[0], s.Inputs[1])];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
        [new TakeChannels(s.InputGradients[0], s.DY, 0), new TakeChannels(s.InputGradients[1], s.DY, First.Channels)];
}
