using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>dX = dY·W, panel by panel of the transposed weights; with f, dZ = dX ⊙ f'(z) in the same pass</summary>
/// <param name="DX">Receives dX, or dZ.</param>
/// <param name="DY">The gradient of the output.</param>
/// <param name="W">The weights.</param>
/// <param name="WT">Memory for a panel of the transposed weights.</param>
/// <param name="Layer">Name of the layer.</param>
internal sealed record DenseInputGradient(Value DX, Value DY, Value W, Value WT, string Layer) : GradientOperation
{
    /// <summary>The activation whose output the layer reads; null for none.</summary>
    public Elementwise? Function { get; init; }

    /// <summary>The output of the activation, a = f(z), from which f'(z) follows.</summary>
    public Value? A { get; init; }

    /// <summary>The input of the activation, z: what the formula names.</summary>
    public Value? Z { get; init; }

    public override IEnumerable<Value> Reads => A is { } a ? [DY, W, a] : [DY, W];

    public override IEnumerable<Value> Writes => [DX];

    public override IEnumerable<Value> Operands => A is { } a ? [DY, W, WT, a, DX] : [DY, W, WT, DX];

    public override string Formula => Function is { } f && A is { } a && Z is { } z
        ? $"{DX} = ({DY}·{W}) ⊙ {f.LowerName}'({z}), which follows from {a}"
        : $"{DX} = {DY}·{W}";

    public override string Statement(IPhase phase) => $"{Layer}InputGradient({DY}, {W}, {WT}, {(A is { } a ? a + ", " : "")}{DX}, rows);";
}

/// <summary>dW = dYᵀ·X and db = Σ dY, panel by panel</summary>
/// <param name="DW">The gradient of the weights.</param>
/// <param name="DB">The gradient of the biases; null for none.</param>
/// <param name="DY">The gradient of the output.</param>
/// <param name="X">The inputs.</param>
/// <param name="Layer">Name of the layer.</param>
internal sealed record DenseWeightGradient(Value DW, Value? DB, Value DY, Value X, string Layer) : Operation, IStatement
{
    /// <summary>The factors of DropConnect, by which dW is multiplied; null for none.</summary>
    public Value? Mask { get; init; }

    /// <summary>Whether a tile skips the samples in which all of its inputs are zero.</summary>
    public bool SkipsZeros { get; init; }

    /// <summary>
    /// Whether a batch normalisation follows. It subtracts with the mean what the biases add, so db is zero. Summed, db would be a rounding error, which an
    /// optimizer like Adam takes for a direction.
    /// </summary>
    public bool BiasesCancel { get; init; }

    public override IEnumerable<Value> Reads => Mask is { } mask ? [X, DY, mask] : [X, DY];

    public override IEnumerable<Value> Writes => DB is { } db ? [DW, db] : [DW];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula
    {
        get
        {
            string weights = Mask is { } mask ? $"({DY}ᵀ·{X}) ⊙ {mask}" : $"{DY}ᵀ·{X}";
            return $"{DW} = {weights}{(DB is { } db ? $", {db} = {(BiasesCancel ? "0" : $"Σ {DY} over the rows")}" : "")}";
        }
    }

    public string Statement(IPhase phase) => $$"""
        if (pass.IsTrained({{phase.OffsetOf(DW)}}, {{phase.PanelsOf(DW).Length}}))
        {
            {{Layer}}Gradients(pass, {{X}}, {{DY}}{{(Mask is { } mask ? ", " + mask : "")}});
        }
        """;
}
