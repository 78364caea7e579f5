using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Normalises every sample over its units, then scales and shifts each unit by learned values (Ba, Kiros and Hinton, 2016).</summary>
/// <remarks><code>
/// forward    m = mean of X       v = mean of (X − m)²        both over the units of a row
///            X̂ = (X − m) / √(v + ε)                          Y  = γ ⊙ X̂ + β
/// backward   dγ = Σ dY ⊙ X̂      dβ = Σ dY                   both over the rows
///            g = γ ⊙ dY         dX = (g − mean of g − X̂ ⊙ mean of (g ⊙ X̂)) / √(v + ε)
/// </code>
/// A sample does not depend on others, so training and inference compute the same. An image is normalised over all of its values, unless each run of some of
/// them is one by itself.
/// </remarks>
internal sealed record LayerNorm(Shape Input, double Epsilon) : Layer(Input)
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report) =>
        [
            new LayerNorm(
                input,
                Option.Checked(attribute, "Epsilon", 1e-5, static epsilon => (float)epsilon > 0 && epsilon <= float.MaxValue, "positive", report))
        ];

    /// <summary>The number of values that are normalised together: all of a row, or those of each run of a row.</summary>
    public int Size { get; init; } = Input.Length;

    public override string Kind => "LayerNorm";

    public override string Settings => Setting("Epsilon", Epsilon) + (Runs == 1 ? "" : $", Size = {Size}");

    private int Runs => Input.Length / Size;

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("epsilon", Epsilon).With("size", Size);

    public override string Letter => "norm";

    public override IEnumerable<TensorSpec> Tensors =>
    [
        TensorSpec.Vector("gamma", "weight", TensorRole.Scale, Size, 1),
        TensorSpec.Vector("beta", "bias", TensorRole.Shift, Size, 0),
    ];

    public override IEnumerable<TemporarySpec> Temporaries =>
        [new("mean", ValueRole.RowStatistic, new Shape(Runs)), new("variance", ValueRole.RowStatistic, new Shape(Runs))];

    public override IEnumerable<Operation> Forward(LayerValues s) =>
    [
        new MomentsOfUnits(s["mean"], s["variance"], s.X),
        new NormalizeUnits(s.Y, s.X, s["mean"], s["variance"], s["gamma"], s["beta"], Epsilon),
    ];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
    [
        new NormalizeUnitsGradient(s.Gradient("gamma"), s.DY, s.X, s["mean"], s["variance"], Epsilon),
        new SumRows(s.Gradient("beta"), s.DY),
        new NormalizeUnitsBackward(s.DX, s.DY, s.X, s["mean"], s["variance"], s["gamma"], Epsilon),
    ];
}
