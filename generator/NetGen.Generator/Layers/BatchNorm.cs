using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Normalises every unit over the mini-batch, then scales and shifts it by learned values (Ioffe and Szegedy, ICML 2015).</summary>
/// <remarks><code>
/// forward    m = mean of X       v = mean of (X − m)²        both over the rows
///            X̂ = (X − m) / √(v + ε)                          Y  = γ ⊙ X̂ + β
/// backward   dγ = Σ dY ⊙ X̂      dβ = Σ dY                   dX = γ / √(v + ε) ⊙ (dY − dβ / rows − X̂ ⊙ dγ / rows)
/// </code>
/// At inference a sample must not depend on others: m and v are running averages of what training has measured. The running variance is that of a sample, v·rows / (rows − 1), as in PyTorch.
/// </remarks>
internal sealed record BatchNorm(Shape Input, double Momentum, double Epsilon) : Layer(Input, new Shape(Input.Length))
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report) =>
    [
        new BatchNorm(
            input,
            Option.Checked(attribute, "Momentum", 0.1, static momentum => momentum is >= 0 and <= 1, "between 0 and 1", report),
            Option.Checked(attribute, "Epsilon", 1e-5, static epsilon => (float)epsilon > 0 && epsilon <= float.MaxValue, "positive", report)),
    ];

    public override string Kind => "BatchNorm";

    public override string Settings => $"{Setting("Momentum", Momentum)}, {Setting("Epsilon", Epsilon)}";

    public override string Letter => "norm";

    public override bool MeasuresBatch => true;

    public override IEnumerable<ParameterSpec> Parameters =>
    [
        new(ParameterRole.Scale, Output.Length, 1, new ParameterStart(null, 1)),
        new(ParameterRole.Shift, Output.Length, 1, new ParameterStart(null, 0)),
    ];

    public override IEnumerable<StatisticSpec> Statistics =>
    [
        new(StatisticRole.RunningMean, Output.Length, 0, StatisticBound.Finite),
        new(StatisticRole.RunningVariance, Output.Length, 1, StatisticBound.NotNegative),
    ];

    public override IEnumerable<KernelOp> Forward(LayerBuffers s) =>
        [new MeanOfRows(s.Mean!, s.X), new VarianceOfRows(s.Variance!, s.X, s.Mean!), new Normalize(s.Y, s.X, s.Mean!, s.Variance!, s.Gamma, s.Beta, Epsilon)];

    public override IEnumerable<KernelOp> Infer(LayerBuffers s) =>
        [new Normalize(s.Y, s.X, s.Statistics[StatisticRole.RunningMean], s.Statistics[StatisticRole.RunningVariance], s.Gamma, s.Beta, Epsilon)];

    public override IEnumerable<KernelOp> Backward(LayerBuffers s) =>
    [
        new NormalizeGradients(s.DGamma, s.DBeta, s.DY, s.X, s.Mean!, s.Variance!, Epsilon),
        new NormalizeBackward(s.DX, s.DY, s.X, s.Mean!, s.Variance!, s.Gamma, s.DGamma, s.DBeta, Epsilon),
    ];

    public override IEnumerable<KernelOp> Track(LayerBuffers s) =>
    [
        new TrackMean(s.Statistics[StatisticRole.RunningMean], s.Mean!, Momentum),
        new TrackVariance(s.Statistics[StatisticRole.RunningVariance], s.Variance!, Momentum),
    ];
}
