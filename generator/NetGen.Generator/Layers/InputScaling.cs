using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Scales the input by statistics of the training set: mean and standard deviation, or minimum and range.</summary>
/// <remarks><code>
/// forward    Y = (X − mean) / divisor             nothing before it is trained, so nothing flows back
/// </code></remarks>
internal sealed record InputScaling(Shape Input, ScalingKind How) : Layer(Input, Input)
{
    public static LayerReader Reader(ScalingKind scaling) => (AttributeReader _, Shape input, Action<Problem> _) => [new InputScaling(input, scaling)];

    public override string Kind => How == ScalingKind.Standardize ? "Standardize" : "MinMaxScale";

    public override string Letter => "s";

    public override ScalingKind Scaling => How;

    public override bool IsModule => false;

    /// <summary>The identity until they are taken from data.</summary>
    public override IEnumerable<StatisticSpec> Statistics =>
    [
        new(StatisticRole.Mean, Input.Length, 0, StatisticBound.Finite),
        new(StatisticRole.Divisor, Input.Length, 1, StatisticBound.Positive),
    ];

    public override IEnumerable<KernelOp> Forward(LayerBuffers s) => [new Scale(s.Y, s.X, s.Statistics[StatisticRole.Mean], s.Statistics[StatisticRole.Divisor])];

    public override IEnumerable<KernelOp> Backward(LayerBuffers s) => [];
}
