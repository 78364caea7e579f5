using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>m = mean of X over the rows, column by column</summary>
internal sealed record MeanOfRows(Value Mean, Value X) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Mean];

    public override string Formula => $"{Mean} = mean of {X} over the rows";

    public string Loops => ReferenceLoop.EachRowAndColumn(X.Columns, "j", $"{Mean}[j] += {X}[n * {X.Columns} + j] / rows;");
}

/// <summary>v = mean of (X − m)² over the rows, column by column</summary>
internal sealed record VarianceOfRows(Value Variance, Value X, Value Mean) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [X, Mean];

    public override IEnumerable<Value> Writes => [Variance];

    public override string Formula => $"{Variance} = mean of ({X} - {Mean})² over the rows";

    public string Loops => ReferenceLoop.EachRowAndColumn(X.Columns, "j", $"""
        double difference = {X}[n * {X.Columns} + j] - {Mean}[j];
        {Variance}[j] += difference * difference / rows;
        """);
}

/// <summary>Y = γ ⊙ X̂ + β with X̂ = (X − m) / √(v + ε), column by column</summary>
internal sealed record Normalize(Value Y, Value X, Value Mean, Value Variance, Value Gamma, Value Beta, double Epsilon) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X, Mean, Variance, Gamma, Beta];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {Gamma} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) + {Beta}";

    public string Loops => ReferenceLoop.EachRowAndColumn(X.Columns, "j", $"""
        double normalized = ({X}[n * {X.Columns} + j] - {Mean}[j]) / Sys::Math.Sqrt({Variance}[j] + {Literals.Double(Epsilon)});
        {Y}[n * {X.Columns} + j] = {Gamma}[j] * normalized + {Beta}[j];
        """);

    public string Statement(IPhase phase) =>
        $"NG::BatchNormalization.Apply({X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance}, {Literals.Float(Epsilon)}, {Gamma}, {Beta}, {Y});";
}

/// <summary>dγ = Σ dY ⊙ X̂ and dβ = Σ dY over the rows</summary>
internal sealed record NormalizeGradients(Value DGamma, Value DBeta, Value DY, Value X, Value Mean, Value Variance, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance];

    public override IEnumerable<Value> Writes => [DGamma, DBeta];

    /// <summary>Those of the statement: it takes X and dY of all rows.</summary>
    public override IEnumerable<Value> Operands => [Mean, Variance, DGamma, DBeta];

    /// <summary>Summed as soon as all rows are there, because the gradient of X needs these sums.</summary>
    public override bool IsDividedByRows => true;

    public override string Formula =>
        $"{DGamma} = Σ {DY} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) and {DBeta} = Σ {DY} over the rows";

    public string Loops => $$"""
        for (int j = 0; j < {{X.Columns}}; j++)
        {
            {{DGamma}}[j] = 0;
            {{DBeta}}[j] = 0;
            for (int n = 0; n < rows; n++)
            {
                double normalized = ({{X}}[n * {{X.Columns}} + j] - {{Mean}}[j]) / Sys::Math.Sqrt({{Variance}}[j] + {{Literals.Double(Epsilon)}});
                {{DGamma}}[j] += {{DY}}[n * {{X.Columns}} + j] * normalized;
                {{DBeta}}[j] += {{DY}}[n * {{X.Columns}} + j];
            }
        }
        """;

    public string Statement(IPhase phase) => MeetingOfRows.Statement(X.Columns, $"NG::BatchNormalization.Gradients({phase.AllRows(DY)}, {phase.AllRows(X)}, "
        + $"{phase.Pitch(X)}, pass.BatchRows, first, end, {Mean}, {Variance}, {Literals.Float(Epsilon)}, {DGamma}, {DBeta});");
}

/// <summary>dX = γ / √(v + ε) ⊙ (dY − dβ / rows − X̂ ⊙ dγ / rows): m and v are functions of X too</summary>
internal sealed record NormalizeBackward(Value DX, Value DY, Value X, Value Mean, Value Variance, Value Gamma, Value DGamma, Value DBeta, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance, Gamma, DGamma, DBeta];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {Gamma} / √({Variance} + {Literals.Double(Epsilon)}) ⊙ "
        + $"({DY} - {DBeta} / rows - ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) ⊙ {DGamma} / rows)";

    public override (Value Written, Value Over)? InPlace => (DX, DY);

    public string Loops => ReferenceLoop.EachRowAndColumn(X.Columns, "j", $"""
        // mean and variance depend on every row, so the gradient's own mean and its part along the normalized values go
        double deviation = Sys::Math.Sqrt({Variance}[j] + {Literals.Double(Epsilon)});
        double normalized = ({X}[n * {X.Columns} + j] - {Mean}[j]) / deviation;
        {DX}[n * {X.Columns} + j] = {Gamma}[j] / deviation * ({DY}[n * {X.Columns} + j] - {DBeta}[j] / rows - normalized * {DGamma}[j] / rows);
        """);

    public string Statement(IPhase phase) => $"NG::BatchNormalization.Backward({DY}, {X}, {phase.Pitch(X)}, rows, {X.Columns}, {Mean}, {Variance}, "
        + $"{Literals.Float(Epsilon)}, {Gamma}, {DGamma}, {DBeta}, pass.BatchRows, {DX});";
}
