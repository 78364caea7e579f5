using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>Fully connected layer: every output unit sees every input.</summary>
/// <remarks>Rows are samples. <code>
/// forward    Y  = X·Wᵀ + b                 W is Output × Input
/// backward   dW = dYᵀ·X    db = Σ dY    dX = dY·W
/// </code>
/// DropConnect (Wan et al., ICML 2013) multiplies W by a mask M drawn for every mini-batch: <code>
/// forward    Y  = X·(W ⊙ M)ᵀ + b
/// backward   dW = (dYᵀ·X) ⊙ M           dX = dY·(W ⊙ M)
/// </code></remarks>
/// <param name="Input">The flattened input.</param>
/// <param name="Output">The units of the layer.</param>
/// <param name="DropConnect">The share of weights that is dropped in training.</param>
/// <param name="WeightStart">The start of W.</param>
/// <param name="BiasStart">The start of b; null for a product without biases.</param>
internal sealed record Dense(Shape Input, Shape Output, double DropConnect, ParameterStart WeightStart, double? BiasStart) : Layer(Output)
{
    public override string Kind => "Dense";

    public override string Settings => string.Join(", ", AllSettings());

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("units", Output.Length).With("bias", HasBias);

    public override string Letter => "z";

    public override long MultiplyAdds => (long)Input.Length * Output.Length;

    public bool HasBias => BiasStart is not null;

    public override IEnumerable<TensorSpec> Tensors
    {
        get
        {
            yield return TensorSpec.Weights(Output.Length, Input.Length, WeightStart);
            if (BiasStart is { } start)
            {
                yield return TensorSpec.Vector("b", "bias", TensorRole.Bias, Output.Length, start);
            }
        }
    }

    public override IEnumerable<TemporarySpec> Temporaries => DropsWeights
        ? [new("mask", ValueRole.ParameterMask, WeightShape, "w"), new("masked", ValueRole.ParameterMask, WeightShape, "w")]
        : [];

    private Shape WeightShape => new(Output.Length, Input.Length);

    private bool DropsWeights => DropConnect > 0;

    public override Layer StartingFor(Layer? activation) => this with { WeightStart = WeightStart.For(activation) };

    public override IEnumerable<Operation> Forward(LayerValues s) => DropsWeights
        ? [new DrawWeightMask(s["mask"], DropConnect, s.Index), new Multiply(s["masked"], s["w"], s["mask"]), .. Product(s, s["masked"])]
        : Infer(s);

    public override IEnumerable<Operation> Infer(LayerValues s) => Product(s, s["w"]);

    public override IEnumerable<Operation> Backward(LayerValues s)
    {
        yield return new MatMulTN(s.Gradient("w"), s.DY, s.X);
        if (DropsWeights)
        {
            yield return new Multiply(s.Gradient("w"), s.Gradient("w"), s["mask"]);
        }

        if (HasBias)
        {
            yield return new SumRows(s.Gradient("b"), s.DY);
        }

        yield return new MatMulNN(s.DX, s.DY, s[DropsWeights ? "masked" : "w"]);
    }

    private IEnumerable<Operation> Product(LayerValues s, Value weights)
    {
        yield return new MatMulNT(s.Y, s.X, weights);
        if (HasBias)
        {
            yield return new AddRow(s.Y, s["b"]);
        }
    }

    private IEnumerable<string> AllSettings()
    {
        if (DropsWeights)
        {
            yield return Setting("DropConnect", DropConnect);
        }

        if (!HasBias)
        {
            yield return "UseBias = false";
        }
    }
}
