using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Scales the input by statistics of the training set: mean and standard deviation, or minimum and range.</summary>
/// <remarks><code>
/// forward    Y = (X − mean) / divisor             nothing before it is trained, so nothing flows back
/// </code></remarks>
internal sealed record InputScalingLayer(Shape Input, ScalingKind How) : Layer(Input)
{
    public static LayerReader Reader(ScalingKind scaling) => (AttributeReader _, Shape input, Action<Problem> _) => [new InputScalingLayer(input, scaling)];

    public override string Kind => How == ScalingKind.Standardize ? "Standardize" : "MinMaxScale";

    public override LayerText Text => LayerText.Of(Kind, Input, Output);

    public override string Letter => "s";

    public override ScalingKind Scaling => How;

    public override int Modules => 0;

    /// <summary>The layer is the identity until the statistics are taken from data.</summary>
    public override IEnumerable<StatisticSpec> Statistics =>
    [
        new("mean", "input.mean", Input.Length, 0, StatisticBound.Finite),
        new("divisor", "input.scale", Input.Length, 1, StatisticBound.Positive),
    ];

    public override IEnumerable<Operation> Forward(LayerValues s) => [new Scale(s.Y, s.X, s["mean"], s["divisor"])];

    public override IEnumerable<Operation> Backward(LayerValues s) => [];
}
