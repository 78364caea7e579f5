using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>M = 0 with probability Rate, else 1 / (1 − Rate), drawn for (seed, layer, epoch, row of the data set, unit or channel)</summary>
/// <param name="M">Receives the factors.</param>
/// <param name="X">The values that the factors multiply. If there is a factor for each value, the factors have the same layout.</param>
/// <param name="Rate">The share that is dropped.</param>
/// <param name="Layer">Position of the layer.</param>
internal sealed record DrawMask(Value M, Value X, double Rate, int Layer) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [M];

    public override string Formula => Draw.MaskFormula(M, Rate);

    public string Loops => Draw.Rows(M, "Dropout", Layer, Draw.Factor(Rate, "random", "j"));

    public override int PitchOf(Value written, ILayout layout) => M.Columns == X.Columns ? layout.PitchOf(X) : RowPitch.Padded(M.Columns);

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::ElementwisePass.DropoutMask(pass.RandomOfRow(Runtime::CounterRandom.Purpose.Dropout, {Layer}, n), {Literals.Float(Rate)}, {phase.Row(M)});");
}

/// <summary>M = 0 with probability Rate, else 1 / (1 − Rate), drawn for (seed, layer, step, weight)</summary>
internal sealed record DrawWeightMask(Value M, double Rate, int Layer) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [M];

    public override string Formula => Draw.MaskFormula(M, Rate);

    public string Loops => $$"""
        Runtime::CounterRandom {{M}}Random = pass.RandomOfStep(Runtime::CounterRandom.Purpose.DropConnect, {{Layer}});
        {{ReferenceLoop.Each(M, $"{M}[k] = {Draw.Factor(Rate, $"{M}Random", "k")};")}}
        """;
}

/// <summary>S uniform in [Lower, Upper), drawn for (seed, layer, epoch, row of the data set, unit)</summary>
/// <param name="S">Receives the slopes.</param>
/// <param name="X">The values that the slopes multiply; the slopes have the same layout.</param>
/// <param name="Lower">The smallest slope.</param>
/// <param name="Upper">The bound above all slopes.</param>
/// <param name="Layer">Position of the layer.</param>
internal sealed record DrawSlopes(Value S, Value X, double Lower, double Upper, int Layer) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [S];

    public override string Formula => $"{S} drawn from U({Literals.Double(Lower)}, {Literals.Double(Upper)})";

    public string Loops => Draw.Rows(
        S, "RandomSlope", Layer, $"{Literals.Double(Lower)} + ({Literals.Double(Upper)} - {Literals.Double(Lower)}) * random.Uniform((uint)j)");

    public override int PitchOf(Value written, ILayout layout) => layout.PitchOf(X);

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::ElementwisePass.RandomSlopes(pass.RandomOfRow(Runtime::CounterRandom.Purpose.RandomSlope, {Layer}, n), "
            + $"{Literals.Float(Lower)}, {Literals.Float(Upper)}, {phase.Row(S)});");
}

/// <summary>What the operations that draw share.</summary>
internal static class Draw
{
    public static string MaskFormula(Value mask, double rate) => $"{mask} = 0 with probability {Literals.Double(rate)}, else 1 / (1 - {Literals.Double(rate)})";

    public static string Factor(double rate, string random, string index) =>
        $"{random}.Uniform((uint){index}) < {Literals.Float(rate)} ? 0 : 1 / (1 - {Literals.Double(rate)})";

    public static string Rows(Value drawn, string purpose, int layer, string value) => $$"""
        for (int n = 0; n < rows; n++)
        {
            Runtime::CounterRandom random = pass.RandomOfRow(Runtime::CounterRandom.Purpose.{{purpose}}, {{layer}}, n);
            for (int j = 0; j < {{drawn.Columns}}; j++)
            {
                {{drawn}}[n * {{drawn.Columns}} + j] = {{value}};
            }
        }
        """;
}
