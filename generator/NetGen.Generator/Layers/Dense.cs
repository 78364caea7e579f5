using NetGen.Generator.Model;

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
internal sealed record Dense(Shape Input, Shape Output, double DropConnect, ParameterStart WeightStart, ParameterStart BiasStart) : Layer(Input, Output)
{
    /// <summary>Stands for the distribution that suits the activation, until that is known.</summary>
    public const string SuitingStart = "";

    public override string Kind => "Dense";

    public override string Settings => DropConnect > 0 ? Setting("DropConnect", DropConnect) : "";

    public override string Letter => "z";

    public override bool IsWeighted => true;

    public override bool DrawsWeightMask => DropConnect > 0;

    public override long MultiplyAdds => (long)Input.Length * Output.Length;

    public override IEnumerable<ParameterSpec> Parameters =>
    [
        new(ParameterRole.Weight, Output.Length, Input.Length, WeightStart),
        new(ParameterRole.Bias, Output.Length, 1, BiasStart),
    ];

    /// <summary>The same layer with its start chosen, where the user has not: the lectures' He for units that are silent half of the time, Xavier for all others.</summary>
    /// <param name="activation">The activation that follows, if any.</param>
    public Dense StartingFor(Layer? activation)
    {
        if (WeightStart.Distribution != SuitingStart)
        {
            return this;
        }

        bool isReluFamily = activation?.Kind is "Relu" or "LeakyRelu" or "PRelu" or "RRelu" or "Elu" or "Softplus" or "Gelu" or "Silu";
        return this with { WeightStart = WeightStart with { Distribution = isReluFamily ? "He" : "Xavier" } };
    }

    public override IEnumerable<KernelOp> Forward(LayerBuffers s) => DrawsWeightMask
        ? [new DrawWeightMask(s.Mask!, DropConnect, s.Index), new Multiply(s.Masked!, s.W, s.Mask!), new MatMulNT(s.Y, s.X, s.Masked!), new AddRow(s.Y, s.B)]
        : Infer(s);

    public override IEnumerable<KernelOp> Infer(LayerBuffers s) => [new MatMulNT(s.Y, s.X, s.W), new AddRow(s.Y, s.B)];

    public override IEnumerable<KernelOp> Backward(LayerBuffers s) => DrawsWeightMask
        ? [new MatMulTN(s.DW, s.DY, s.X), new Multiply(s.DW, s.DW, s.Mask!), new SumRows(s.DB, s.DY), new MatMulNN(s.DX, s.DY, s.Masked!)]
        : [new MatMulTN(s.DW, s.DY, s.X), new SumRows(s.DB, s.DY), new MatMulNN(s.DX, s.DY, s.W)];
}
