using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = e^X / Σ e^X over the units of a row</summary>
internal sealed record Softmax(Value Y, Value X) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = e^{X} / Σ e^{X}";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            {{OfRow(Y, X)}}
        }
        """;

    /// <summary>Probabilities have no padding, because they are mostly outputs.</summary>
    public override int PitchOf(Value written, ILayout layout) => Y.Columns;

    public string Statement(IPhase phase) => phase.Kind == PhaseKind.Predict
        ? $"Runtime::Softmax.ApplyToSample({X}, {Y});"
        : $"Runtime::Softmax.Apply({X}, {phase.Pitch(X)}, {Y}, 0, {phase.Rows}, {Y.Columns});";

    /// <summary>The loops for row n. The largest value is subtracted first: then e^z cannot overflow, and the quotient is the same.</summary>
    public static string OfRow(Value y, Value z)
    {
        string row = $"n * {y.Columns}";
        return ReferenceLoop.Indented($$"""
            double largest = {{z}}[{{row}}];
            for (int j = 1; j < {{y.Columns}}; j++)
            {
                largest = Sys::Math.Max(largest, {{z}}[{{row}} + j]);
            }

            double sum = 0;
            for (int j = 0; j < {{y.Columns}}; j++)
            {
                {{y}}[{{row}} + j] = Sys::Math.Exp({{z}}[{{row}} + j] - largest);
                sum += {{y}}[{{row}} + j];
            }

            for (int j = 0; j < {{y.Columns}}; j++)
            {
                {{y}}[{{row}} + j] /= sum;
            }
            """, 4);
    }
}

/// <summary>dX = Y ⊙ (dY − Σ dY ⊙ Y)</summary>
internal sealed record SoftmaxBackward(Value DX, Value DY, Value Y) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, Y];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {Y} ⊙ ({DY} - Σ {DY} ⊙ {Y})";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            double sum = 0;
            for (int j = 0; j < {{Y.Columns}}; j++)
            {
                sum += {{DY}}[n * {{Y.Columns}} + j] * {{Y}}[n * {{Y.Columns}} + j];
            }

            for (int j = 0; j < {{Y.Columns}}; j++)
            {
                {{DX}}[n * {{Y.Columns}} + j] = {{Y}}[n * {{Y.Columns}} + j] * ({{DY}}[n * {{Y.Columns}} + j] - sum);
            }
        }
        """;

    public string Statement(IPhase phase) => $"Runtime::Softmax.Backward({DY}, {Y}, {DX}, {phase.Pitch(DX)}, 0, {phase.Rows}, {Y.Columns});";
}
