using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = softmax(Z) and L = −Σ T ln Y, from the logits Z</summary>
internal sealed record SoftmaxCrossEntropy(Value Y, Value L, Value Z, Value T) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [Z, T];

    public override IEnumerable<Value> Writes => [L, Y];

    public override IEnumerable<Value> Operands => [L, Z, T, Y];

    public override string Formula => $"{Y} = softmax({Z}), {L} = -Σ {T}·ln {Y}";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            {{Softmax.OfRow(Y, Z)}}

            // -ln y = ln Σ e^{{Z}} - {{Z}}, which stays finite where y is too small for a number
            for (int j = 0; j < {{Y.Columns}}; j++)
            {
                {{L}}[n] += {{T}}[n * {{Y.Columns}} + j] * (largest + Sys::Math.Log(sum) - {{Z}}[n * {{Y.Columns}} + j]);
            }
        }
        """;

    public string Statement(IPhase phase) => $"Runtime::SoftmaxCrossEntropy.Forward({Z}, {phase.Pitch(Z)}, {T}, {Y}, {L}, 0, {phase.Rows}, {Y.Columns});";
}

/// <summary>Y = sigmoid(Z) and L = −mean(T ln Y + (1 − T) ln(1 − Y)), from the logits Z</summary>
internal sealed record SigmoidCrossEntropy(Value Y, Value L, Value Z, Value T) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [Z, T];

    public override IEnumerable<Value> Writes => [L, Y];

    public override IEnumerable<Value> Operands => [L, Z, T, Y];

    public override string Formula => $"{Y} = sigmoid({Z}), {L} = -mean({T}·ln {Y} + (1 - {T})·ln(1 - {Y}))";

    public string Loops => ReferenceLoop.EachRowAndColumn(Y.Columns, "j", $"""
        int k = n * {Y.Columns} + j;
        {Y}[k] = 1 / (1 + Sys::Math.Exp(-{Z}[k]));
        {L}[n] += Runtime::ReferenceMath.SigmoidCrossEntropy({Z}[k], {T}[k]) / {Y.Columns};
        """);

    public string Statement(IPhase phase) => $"Runtime::SigmoidCrossEntropy.Forward({Z}, {phase.Pitch(Z)}, {T}, {Y}, {L}, 0, {phase.Rows}, {Y.Columns});";
}

/// <summary>Y = Z and L = mean((Z − T)²)</summary>
internal sealed record SquaredError(Value Y, Value L, Value Z, Value T) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [Z, T];

    public override IEnumerable<Value> Writes => [L, Y];

    public override IEnumerable<Value> Operands => [L, Z, T, Y];

    public override string Formula => $"{Y} = {Z}, {L} = mean(({Y} - {T})²)";

    public string Loops => ReferenceLoop.EachRowAndColumn(Y.Columns, "j", $"""
        int k = n * {Y.Columns} + j;
        {Y}[k] = {Z}[k];
        {L}[n] += ({Y}[k] - {T}[k]) * ({Y}[k] - {T}[k]) / {Y.Columns};
        """);

    public string Statement(IPhase phase) => $"Runtime::SquaredError.Forward({Z}, {phase.Pitch(Z)}, {T}, {Y}, {L}, 0, {phase.Rows}, {Y.Columns});";
}

/// <summary>dZ = (Y − T)·Numerator / (rows·Denominator): where all three losses end, once fused with their last layer</summary>
internal sealed record OutputMinusTarget(Value DZ, Value Y, Value T, int Numerator, int Denominator) : Operation, IReferenceLoops, IStatement
{
    /// <summary>The gradient of mean((Y − T)²), 2·(Y − T) / (rows·outputs), the fraction reduced. Halves are exact, so no bit depends on it.</summary>
    public static OutputMinusTarget OfSquares(Value dz, Value y, Value t, int outputs) =>
        outputs % 2 == 0 ? new OutputMinusTarget(dz, y, t, 1, outputs / 2) : new OutputMinusTarget(dz, y, t, 2, outputs);

    public override IEnumerable<Value> Reads => [Y, T];

    public override IEnumerable<Value> Writes => [DZ];

    public override string Formula => $"{DZ} = {(Numerator == 1 ? "" : $"{Numerator}·")}({Y} - {T}) / "
        + (Denominator == 1 ? "the rows of the mini-batch" : $"({Denominator}·the rows of the mini-batch)");

    public string Loops => ReferenceLoop.Each(
        DZ, $"{DZ}[k] = {(Numerator == 1 ? "" : $"{Numerator} * ")}({Y}[k] - {T}[k]) / {(Denominator == 1 ? "rows" : $"(rows * {Denominator}.0)")};");

    public string Statement(IPhase phase)
    {
        string rows = Denominator == 1 ? "pass.StepRows" : $"(pass.StepRows * {Denominator}f)";
        return $"""
            // Where the rows of the data set have weights, each row of {DZ} is multiplied by its own.
            Runtime::OutputMinusTarget.Backward({Y}, {T}, pass.RowWeights, {DZ}, {phase.Pitch(DZ)}, {Numerator}f / {rows}, 0, {phase.Rows}, {Y.Columns});
            """;
    }
}
