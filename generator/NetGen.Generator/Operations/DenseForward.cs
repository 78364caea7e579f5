using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = f(X·Wᵀ + b): product, bias and activation in one pass over panels of weights</summary>
/// <param name="Y">Receives the result, in the place of z if there is an f.</param>
/// <param name="X">The inputs.</param>
/// <param name="W">The weights, with the biases in their panels.</param>
/// <param name="B">The biases; null for none.</param>
/// <param name="Function">Null for none.</param>
/// <param name="Layer">The name of the layer; the names of its kernels begin with it.</param>
/// <param name="Reading">How its kernels read the panels.</param>
internal sealed record DenseForward(Value Y, Value X, Value W, Value? B, Elementwise? Function, string Layer, PanelReading Reading)
    : WeightedForward(Y, X, W, B, Function, Layer)
{
    /// <summary>The name in generated code of the direction in which one sample reads a large layer.</summary>
    public const string Direction = "down";

    /// <summary>The lists of inputs that are not zero, one for each tile of a batch; null if looking for zeros would not pay.</summary>
    public Value? Active { get; init; }

    /// <summary>True if f is written once for every sum of a tile. False if a loop applies it to the stored tile.</summary>
    public bool AppliesToSums { get; init; }

    /// <summary>Whether one sample may skip inputs that are zero. It may if they are the inputs of the network or outputs of a ReLU.</summary>
    public bool SkipsZeros { get; init; }

    public override IEnumerable<Value> Reads => Active is { } active ? [X, W, active] : [X, W];

    public override int PitchOf(Value written, ILayout layout) => layout.PanelsOf(W).PaddedUnits;

    public override string Statement(IPhase phase) => phase.Kind == PhaseKind.Predict
        ? $"{Layer}Predict({X}, {W}, {Y}{(Reading.Alternates ? ", " + Direction : "")});"
        : $"{Layer}Forward({X}, {(Active is { } active ? active + ", " : "")}{W}, {Y}, rows);";

    protected override string Result(Elementwise? function)
    {
        string sum = $"{X}·{W}ᵀ{(B is { } bias ? $" + {bias}" : "")}";
        return $"{Y} = {(function is { } f ? $"{f.LowerName}({sum})" : sum)}";
    }
}

/// <summary>Lists, for every tile of rows, the inputs that are not zero in all of them</summary>
internal sealed record FindActiveInputs(Value Active, Value X, int TileRows) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Active];

    public override string Formula => $"{Active} = where {X} is not zero";

    public override int PitchOf(Value written, ILayout layout) => ZeroSkipping.RowShare(X.Columns, TileRows);

    public string Statement(IPhase phase) =>
        $"Runtime::ActiveInputs.Find({X}, {X.Columns}, {phase.Pitch(X)}, rows, {TileRows}, {ZeroSkipping.MostOf(X.Columns)}, {Active});";
}

/// <summary>M drawn, and Masked = W ⊙ M with the biases as they are</summary>
internal sealed record MaskWeights(Value Masked, Value M, Value W, double Rate, int Layer) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [W];

    public override IEnumerable<Value> Writes => [M, Masked];

    public override IEnumerable<Value> Operands => [M, W, Masked];

    public override string Formula => $"{Draw.MaskFormula(M, Rate)}; {Masked} = {W} ⊙ {M}";

    public string Statement(IPhase phase)
    {
        PanelLayout panels = phase.PanelsOf(W);
        string random = $"pass.RandomOfStep(Runtime::CounterRandom.Purpose.DropConnect, {Layer})";
        return $$"""
            {
                (int first, int end) = pass.Share({{panels.Count}});
                Runtime::Panels.Mask({{random}}, {{Literals.Float(Rate)}}, {{W}}, new Runtime::{{panels.Literal}}, {{M}}, {{Masked}}, first, end);
            }
            """;
    }
}
