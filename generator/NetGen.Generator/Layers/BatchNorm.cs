using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>
/// Normalises every unit of a vector, or every channel of an image, over the mini-batch, then scales and shifts it by learned values (Ioffe and Szegedy, ICML
/// 2015).
/// </summary>
/// <remarks><code>
/// forward    m = mean of X       v = mean of (X − m)²        both over the n rows, or the n pixels of all rows
///            X̂ = (X − m) / √(v + ε)                          Y  = γ ⊙ X̂ + β
/// backward   dγ = Σ dY ⊙ X̂      dβ = Σ dY                   dX = γ / √(v + ε) ⊙ (dY − dβ / n − X̂ ⊙ dγ / n)
/// </code>
/// At inference a sample must not depend on others: m and v are running averages of what training has measured. The running variance is that of a sample,
/// v·n / (n − 1), as in PyTorch.
/// </remarks>
internal sealed record BatchNorm(Shape Input, double Momentum, double Epsilon) : Layer(Input)
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

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("epsilon", Epsilon).With("momentum", Momentum);

    public override string Letter => "norm";

    /// <summary>The number of values with statistics of their own: units of a vector, channels of an image or a sequence.</summary>
    private Shape Units => new(Output.Channels);

    public override IEnumerable<TemporarySpec> Temporaries =>
        [new("mean", ValueRole.BatchStatistic, Units), new("variance", ValueRole.BatchStatistic, Units)];

    public override IEnumerable<TensorSpec> Tensors =>
    [
        TensorSpec.Vector("gamma", "weight", TensorRole.Scale, Units.Length, 1),
        TensorSpec.Vector("beta", "bias", TensorRole.Shift, Units.Length, 0),
    ];

    public override IEnumerable<StatisticSpec> Statistics =>
    [
        new("runningMean", "running_mean", Units.Length, 0, StatisticBound.Finite),
        new("runningVariance", "running_var", Units.Length, 1, StatisticBound.NotNegative),
    ];

    public override IEnumerable<Operation> Forward(LayerValues s) =>
        [
            new MeanOfRows(s["mean"], s.X),
            new VarianceOfRows(s["variance"], s.X, s["mean"]),
            new Normalize(s.Y, s.X, s["mean"], s["variance"], s["gamma"], s["beta"], Epsilon)
        ];

    public override IEnumerable<Operation> Infer(LayerValues s) =>
        [new Normalize(s.Y, s.X, s["runningMean"], s["runningVariance"], s["gamma"], s["beta"], Epsilon)];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
    [
        new NormalizeGradients(s.Gradient("gamma"), s.Gradient("beta"), s.DY, s.X, s["mean"], s["variance"], Epsilon),
        new NormalizeBackward(s.DX, s.DY, s.X, s["mean"], s["variance"], s["gamma"], s.Gradient("gamma"), s.Gradient("beta"), Epsilon),
    ];

    public override IEnumerable<Operation> Track(LayerValues s) =>
    [
        new TrackMean(s["runningMean"], s["mean"], Momentum),
        new TrackVariance(s["runningVariance"], s["variance"], Momentum) { Pixels = Output.Length / Units.Length },
    ];
}
